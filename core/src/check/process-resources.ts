import type { Graph, Service, Site, Worker } from "../graph/index.ts";

export type ProcessResource = Service | Site | Worker;

/** Everything that runs as tasks, in the graph's order. */
export function processResources(graph: Graph): readonly ProcessResource[] {
  return graph.resources.filter(
    (resource): resource is ProcessResource =>
      resource.kind === "service" || resource.kind === "site" || resource.kind === "worker",
  );
}
