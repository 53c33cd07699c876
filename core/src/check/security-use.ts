import { type Balancer, type Graph, type ResourceId, resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";

/** One resource that talks to another over the network. */
export interface SecurityUse {
  readonly from: ResourceId | "internet";
  readonly to: ResourceId;
  readonly ports: readonly number[];
}

/** Every conversation that a graph needs, worked out from what its resources do, not from the edges it has. (BRQ-NET-06..09) */
export function securityUses(graph: Graph): readonly SecurityUse[] {
  const balancers = resourcesOf(graph, "balancer");
  const edges = resourcesOf(graph, "edge").filter(({ engine }) => engine !== "none");
  const listening = balancers.flatMap(({ listeners }) => listeners.map(({ port }) => port));
  const entrances = edges.length > 0 ? edges : balancers;
  return [
    ...entrances.map(({ id }) => ({ from: "internet" as const, to: id, ports: listening })),
    ...edges.flatMap(({ id, routes }) =>
      balancers
        .filter((balancer) =>
          routes.some(({ target }) => target.kind === "balancer" && target.balancer === balancer.id),
        )
        .map((balancer) => ({ from: id, to: balancer.id, ports: answering(balancer) })),
    ),
    ...balancers.flatMap((balancer) => routed(graph, balancer)),
    ...processResources(graph).flatMap(({ id, uses }) => uses.flatMap((used) => usedBy(graph, id, used))),
  ];
}

function answering({ listeners }: Balancer): readonly number[] {
  return listeners.filter(({ redirectTo }) => redirectTo === null).map(({ port }) => port);
}

function routed(graph: Graph, { id, routes }: Balancer): readonly SecurityUse[] {
  const targets = new Set(routes.map(({ target }) => target));
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")]
    .filter((process) => targets.has(process.id))
    .map((process) => ({ from: id, to: process.id, ports: [process.port] }));
}

function usedBy(graph: Graph, from: ResourceId, to: ResourceId): readonly SecurityUse[] {
  const engine = [...resourcesOf(graph, "postgres"), ...resourcesOf(graph, "redis")].find(({ id }) => id === to);
  if (engine !== undefined) return [{ from, to, ports: [engine.port] }];
  const balancer = resourcesOf(graph, "balancer").find(({ id }) => id === to);
  return balancer === undefined ? [] : [{ from, to, ports: answering(balancer) }];
}
