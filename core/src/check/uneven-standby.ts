import { type Redis, resourcesOf } from "../graph/index.ts";
import { needsSecondZone } from "./availability-goal.ts";
import type { Rule } from "./rule.ts";

/**
 * A database that outlives its zone helps little where the cache, and the sessions in it, go with the zone. Where availability is
 * promised as a figure, another rule says so. (WEB-CACHE-01, STM-CACHE-01, CON-WEB-06, CON-STM-02)
 */
export const unevenStandby: Rule = {
  code: "TER-CHK-066",
  check(graph) {
    const standing = resourcesOf(graph, "postgres").filter(({ multiZone }) => multiZone);
    if (graph.target !== "aws" || standing.length === 0 || needsSecondZone(graph)) return [];
    return resourcesOf(graph, "redis")
      .filter(isAlone)
      .map(({ id }) => ({
        of: id,
        word: "nodes",
        message: `${standing.map((database) => database.id).join(", ")} has a standby in a second zone, and ${id} is one node in one zone`,
        hint: "give it a second node: nodes: 2, multiZone: true",
      }));
  },
};

function isAlone({ nodes, cluster, container }: Redis): boolean {
  return container === null && cluster === null && nodes === 1;
}
