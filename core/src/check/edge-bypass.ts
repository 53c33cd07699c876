import { type Edge, type Graph, resourcesOf } from "../graph/index.ts";
import { edgesBefore } from "./edges-before.ts";
import type { Rule } from "./rule.ts";

/** What an edge refuses is not refused while its balancer answers everybody. (STM-CDN-06, STM-NET-08, CON-STM-08, CON-DFZ-14) */
export const edgeBypass: Rule = {
  code: "TER-CHK-048",
  check: (graph) =>
    resourcesOf(graph, "balancer")
      .filter(({ tier }) => tier === "public")
      .flatMap(({ id }) =>
        edgesBefore(graph, id)
          .filter(({ engine, lockOrigin }) => engine === "cdn" && !lockOrigin)
          .flatMap((edge) => {
            const refusals = refusedBy(edge, graph);
            if (refusals.length === 0) return [];
            return [
              {
                of: edge.id,
                word: "lockOrigin",
                message: `${edge.id} has ${refusals.join(" and ")}, and ${id} also answers those who go around it`,
                hint: "let the balancer answer only what came through the edge: lockOrigin: true",
              },
            ];
          }),
      ),
};

function refusedBy({ id, countries, rateLimits }: Edge, graph: Graph): readonly string[] {
  return [
    ...(countries === null ? [] : ["a list of countries"]),
    ...(rateLimits.length === 0 ? [] : ["rate limits"]),
    ...(resourcesOf(graph, "waf").some(({ guards }) => guards === id) ? ["a firewall"] : []),
  ];
}
