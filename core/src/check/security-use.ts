import { type Balancer, findResource, type Graph, groundOf, type ResourceId, resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";

/** One resource that talks to another over the network. */
export interface SecurityUse {
  readonly from: ResourceId | "internet";
  readonly to: ResourceId | "internet";
  /** 0 with every protocol. */
  readonly ports: readonly number[];
}

/** Port that creators send live pictures to. Source: Adobe, "Real-Time Messaging Protocol specification 1.0". */
const RTMP = 1_935;

/** A finished graph never changes, and more than one rule asks. */
const USES = new WeakMap<Graph, readonly SecurityUse[]>();

/** Every conversation that a graph needs, worked out from what its resources do, not from the edges it has. (BRQ-NET-06..09) */
export function securityUses(graph: Graph): readonly SecurityUse[] {
  const ground = (id: ResourceId): ResourceId => (id === "internet" ? id : groundOf(graph.resources, id));
  const uses =
    USES.get(graph) ??
    conversations(graph)
      .map(({ from, to, ports }) => ({ from: ground(from), to: ground(to), ports }))
      .filter(({ from, to }) => from !== to);
  USES.set(graph, uses);
  return uses;
}

function conversations(graph: Graph): readonly SecurityUse[] {
  const balancers = resourcesOf(graph, "balancer");
  const edges = resourcesOf(graph, "edge").filter(({ engine }) => engine !== "none");
  const listening = balancers.flatMap(({ listeners }) => listeners.map(({ port }) => port));
  return [
    ...edges.map(({ id }) => ({ from: "internet" as const, to: id, ports: listening })),
    ...balancers.flatMap((balancer) => reached(graph, balancer)),
    ...balancers.flatMap((balancer) => routed(graph, balancer)),
    ...resourcesOf(graph, "live").map(({ id }) => ({ from: "internet" as const, to: id, ports: [RTMP] })),
    ...processResources(graph).flatMap(({ id, uses }) => uses.flatMap((used) => usedBy(graph, id, used))),
    ...(graph.target === "aws" ? outward(graph) : []),
  ];
}

/** A balancer is reached by the edges that lead to it, and by everybody where none keeps it to itself. */
function reached(graph: Graph, balancer: Balancer): readonly SecurityUse[] {
  const edges = resourcesOf(graph, "edge").filter(
    ({ engine, routes }) =>
      engine !== "none" && routes.some(({ target }) => target.kind === "balancer" && target.balancer === balancer.id),
  );
  const kept = balancer.tier !== "public" || edges.some(({ engine, lockOrigin }) => engine === "nginx" || lockOrigin);
  return [
    ...edges.map(({ id }) => ({ from: id, to: balancer.id, ports: answering(balancer) })),
    ...(kept
      ? []
      : [{ from: "internet" as const, to: balancer.id, ports: balancer.listeners.map(({ port }) => port) }]),
  ];
}

/** Tasks of their own call out by HTTPS, a machine in every way. */
function outward(graph: Graph): readonly SecurityUse[] {
  const alone = processResources(graph).filter(({ id }) => groundOf(graph.resources, id) === id);
  return [
    ...alone.map(({ id }) => ({ from: id, to: "internet" as const, ports: [443] })),
    ...resourcesOf(graph, "host").map(({ id }) => ({ from: id, to: "internet" as const, ports: [0] })),
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
  const engine = findResource(graph, "postgres", to) ?? findResource(graph, "redis", to);
  if (engine !== undefined) return [{ from, to, ports: [engine.port] }];
  const cluster = findResource(graph, "search", to)?.cluster;
  if (cluster != null) return [{ from, to, ports: [cluster.port] }];
  const balancer = findResource(graph, "balancer", to);
  return balancer === undefined ? [] : [{ from, to, ports: answering(balancer) }];
}
