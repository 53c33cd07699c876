import { type Edge, type Graph, type ResourceId, resourcesOf } from "../graph/index.ts";

/** The edges that lead to a balancer, without those that are nothing here. */
export function edgesBefore(graph: Graph, balancer: ResourceId): readonly Edge[] {
  return resourcesOf(graph, "edge").filter(
    ({ engine, routes }) =>
      engine !== "none" && routes.some(({ target }) => target.kind === "balancer" && target.balancer === balancer),
  );
}
