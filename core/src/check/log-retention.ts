import { resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

const DAY = 86_400_000;

/** Days that CloudWatch Logs can keep a group. Source: CloudWatch Logs API, PutRetentionPolicy. */
const KEPT = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
];

/** A log is kept for a stated time: none means for ever on AWS, and a time that AWS does not offer is refused. (BRQ-LOG-01, BRQ-LOG-02) */
export const logRetention: Rule = {
  code: "TER-CHK-017",
  check: (graph) =>
    resourcesOf(graph, "log").flatMap(({ id, retention }) => {
      if (retention === 0)
        return [
          {
            of: id,
            word: "retention",
            message: `${id} has no retention, so it grows for ever`,
            hint: 'say how long: "30d"',
          },
        ];
      if (graph.target === "local" || KEPT.includes(retention / DAY)) return [];
      const next = KEPT.find((days) => days * DAY > retention) ?? KEPT.at(-1);
      return [
        {
          of: id,
          word: "retention",
          message: `${id} is to be kept for ${formatDuration(retention)}, which CloudWatch Logs does not offer`,
          hint: `the next longer time is "${next}d"`,
        },
      ];
    }),
};
