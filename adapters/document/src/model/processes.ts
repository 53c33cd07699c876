import { type Graph, resourcesOf, type Service, type Site, type Worker } from "@terrace/core/graph";

/** Everything of an environment that runs as tasks. */
export function processesOf(graph: Graph): readonly (Service | Site | Worker)[] {
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
}
