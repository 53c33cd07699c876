import { resourcesOf } from "../graph/index.ts";
import { needsSecondZone } from "./availability-goal.ts";
import type { Rule } from "./rule.ts";

/** One machine is down whenever it is replaced, and so is everything on it. (ATL-P1-02, ATL-P2-05) */
export const loneHost: Rule = {
  code: "TER-CHK-063",
  check: (graph) =>
    needsSecondZone(graph)
      ? resourcesOf(graph, "host").map(({ id }) => ({
          of: id,
          word: null,
          message: `everything stands on ${id}, and more is promised than one machine can keep`,
          hint: "give tasks places of their own in two zones, or promise less",
        }))
      : [],
};
