import { resourcesOf } from "../graph/index.ts";
import { needsSecondZone } from "./availability-goal.ts";
import type { Rule } from "./rule.ts";

/** With one node, its failure or its zone's is the cache's. (BRQ-CACHE-03) */
export const singleCacheNode: Rule = {
  code: "TER-CHK-014",
  check: (graph) =>
    needsSecondZone(graph)
      ? resourcesOf(graph, "redis")
          .filter(({ nodes }) => nodes < 2)
          .map(({ id }) => ({
            of: id,
            word: "nodes",
            message: `${id} has one node, and more is promised than one node can keep`,
            hint: "add a replica: nodes: 2",
          }))
      : [],
};
