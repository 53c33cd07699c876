import { resourcesOf } from "../graph/index.ts";
import { needsSecondZone } from "./availability-goal.ts";
import type { Rule } from "./rule.ts";

/** Without a standby in another zone, a database is back only when somebody has restored it. (BRQ-DB-04) */
export const singleZoneDatabase: Rule = {
  code: "TER-CHK-022",
  check: (graph) =>
    needsSecondZone(graph) && graph.target === "aws"
      ? resourcesOf(graph, "postgres")
          .filter(({ multiZone }) => !multiZone)
          .map(({ id }) => ({
            of: id,
            word: "multiZone",
            message: `${id} stands in one zone, and more is promised than one zone can keep`,
            hint: "keep a standby: multiZone: true",
          }))
      : [],
};
