import { resourcesOf, searchZones } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Nodes of a search cluster are spread evenly over its zones or not at all. (BRQ-SRCH-02, BRQ-SRCH-05, ATL-SRCH-03) */
export const unevenSearch: Rule = {
  code: "TER-CHK-079",
  check: (graph) =>
    graph.target !== "aws"
      ? []
      : resourcesOf(graph, "search").flatMap(({ id, cluster }) =>
          cluster === null || !cluster.zoneAwareness || searchZones(cluster, graph) > 1
            ? []
            : [
                {
                  of: id,
                  word: "nodes",
                  message: `${cluster.nodes} ${cluster.nodes === 1 ? "node" : "nodes"} cannot be spread evenly over the zones of the ${cluster.tier} tier: OpenSearch Service refuses the domain`,
                  hint: "give the tier as many zones as there are nodes (two or three), take an even number of nodes, or say zoneAware: false",
                },
              ],
        ),
};
