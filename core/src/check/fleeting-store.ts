import { findResource, type Graph, type ResourceId } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** What a service keeps in a cache and nowhere else is gone with the cache. (DFZ-SVC-07, DFZ-DATA-07, CON-DFZ-04) */
export const fleetingStore: Rule = {
  code: "TER-CHK-077",
  check: (graph) =>
    processResources(graph).flatMap(({ id, uses }) => {
      const stores = uses.filter((used) => keeps(graph, used));
      const [cache] = stores;
      if (cache === undefined || stores.length > 1 || !forgets(graph, cache)) return [];
      return [
        {
          of: id,
          word: "needs",
          message: `${cache} is all that ${id} keeps anything in, and it is empty when it comes back`,
          hint: "keep in a database what has to stay, and acknowledge this where nothing has",
        },
      ];
    }),
};

function keeps(graph: Graph, id: ResourceId): boolean {
  return (["postgres", "bucket", "queue", "search", "redis"] as const).some(
    (kind) => findResource(graph, kind, id) !== undefined,
  );
}

function forgets(graph: Graph, id: ResourceId): boolean {
  const cache = findResource(graph, "redis", id);
  return graph.target === "aws" && cache?.persistence === "none";
}
