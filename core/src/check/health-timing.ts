import { resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** A probe that may take longer than the time to the next one is refused by load balancers and means nothing. (BRQ-NET-14) */
export const healthTiming: Rule = {
  code: "TER-CHK-023",
  check: (graph) =>
    [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")]
      .filter(({ health }) => graph.target === "aws" && health.timeout >= health.interval)
      .map(({ id, health }) => ({
        of: id,
        word: "health.timeout",
        message: `${id} is asked every ${formatDuration(health.interval)} and may answer for ${formatDuration(health.timeout)}`,
        hint: "let the timeout be shorter than the interval",
      })),
};
