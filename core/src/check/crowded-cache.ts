import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Several nodes are worth their price when one zone cannot take all of them. (CON-ATL-17) */
export const crowdedCache: Rule = {
  code: "TER-CHK-034",
  check: (graph) =>
    resourcesOf(graph, "redis")
      .filter(
        ({ nodes, cluster, multiZone, container }) =>
          graph.target === "aws" && container === null && cluster === null && nodes > 1 && !multiZone,
      )
      .map(({ id, nodes }) => ({
        of: id,
        word: "multiZone",
        message: `${id} has ${nodes} nodes, and all of them may stand in one zone`,
        hint: "spread them, with one that takes over: multiZone: true",
      })),
};
