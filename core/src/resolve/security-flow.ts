import {
  type Balancer,
  type Edge,
  type Graph,
  groundOf,
  type Live,
  type Resource,
  type ResourceId,
} from "../graph/index.ts";

/** One conversation that a platform needs. */
export interface Flow {
  readonly from: ResourceId | "internet";
  readonly to: ResourceId | "internet";
  /** 0 with every protocol. */
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "all";
  readonly reason: string;
}

/** Port of RTMP. Source: Adobe, "Real-Time Messaging Protocol specification 1.0". */
const RTMP = 1_935;

/** Every conversation between what stands apart; containers of one machine need nobody's leave to talk to each other. */
export function securityFlows(resources: readonly Resource[], target: Graph["target"]): readonly Flow[] {
  const ground = (id: ResourceId): ResourceId => (id === "internet" ? id : groundOf(resources, id));
  const flows = [
    ...entrance(resources),
    ...routed(resources),
    ...used(resources),
    ...ingested(resources),
    ...(target === "aws" ? outward(resources) : []),
  ].map((flow) => ({ ...flow, from: ground(flow.from), to: ground(flow.to) }));
  const apart = flows.filter(({ from, to }) => from !== to);
  const key = ({ from, to, port }: Flow): string => `${from} ${to} ${port}`;
  return [...new Map(apart.toReversed().map((flow) => [key(flow), flow])).values()].toReversed();
}

/** The port behind which answers are given, not only redirects. */
function servingPort({ listeners }: Balancer): number {
  return (listeners.find(({ redirectTo }) => redirectTo === null) ?? listeners[0])?.port ?? 80;
}

/** Visitors come to the edges, and to a balancer that no edge keeps to itself. (BRQ-NET-06, CON-DFZ-14, CON-STM-08) */
function entrance(resources: readonly Resource[]): readonly Flow[] {
  const balancers = resources.filter((resource): resource is Balancer => resource.kind === "balancer");
  const edges = resources.filter(
    (resource): resource is Edge => resource.kind === "edge" && resource.engine !== "none",
  );
  const ports = [...new Set(balancers.flatMap(({ listeners }) => listeners.map(({ port }) => port)))];
  const visits = (id: ResourceId, port: number): Flow => flow("internet", id, { port, reason: "visitors" });
  return [
    ...edges.flatMap(({ id }) => ports.map((port) => visits(id, port))),
    ...balancers.flatMap((balancer) => {
      const before = edges.filter((edge) => leadsTo(edge, balancer.id));
      const open = before.every(({ engine, lockOrigin }) => engine === "cdn" && !lockOrigin);
      return [
        ...(open && balancer.tier === "public" ? balancer.listeners.map(({ port }) => visits(balancer.id, port)) : []),
        ...before.map(({ id }) =>
          flow(id, balancer.id, {
            port: servingPort(balancer),
            reason: "requests that the edge does not answer itself",
          }),
        ),
      ];
    }),
  ];
}

function leadsTo({ routes }: Edge, balancer: ResourceId): boolean {
  return routes.some(({ target }) => target.kind === "balancer" && target.balancer === balancer);
}

function routed(resources: readonly Resource[]): readonly Flow[] {
  return resources.flatMap((balancer) => {
    if (balancer.kind !== "balancer") return [];
    const targets = [...new Set(balancer.routes.map(({ target }) => target))];
    return targets.flatMap((target) => {
      const found = resources.find(({ id }) => id === target);
      if (found?.kind !== "service" && found?.kind !== "site") return [];
      return [flow(balancer.id, target, { port: found.port, reason: "requests and health checks" })];
    });
  });
}

function used(resources: readonly Resource[]): readonly Flow[] {
  return resources.flatMap((process) => {
    if (process.kind !== "service" && process.kind !== "worker" && process.kind !== "site") return [];
    return process.uses.flatMap((id) => {
      const used = resources.find((resource) => resource.id === id);
      if (used?.kind === "postgres") return [flow(process.id, id, { port: used.port, reason: "queries" })];
      if (used?.kind === "redis") return [flow(process.id, id, { port: used.port, reason: "cache and messages" })];
      if (used?.kind === "search" && used.cluster !== null)
        return [flow(process.id, id, { port: used.cluster.port, reason: "searches" })];
      if (used?.kind === "balancer")
        return [flow(process.id, id, { port: servingPort(used), reason: "other services" })];
      return [];
    });
  });
}

/** Creators send their pictures straight to the encoder, past edge and balancer. (DFZ-LIVE-01) */
function ingested(resources: readonly Resource[]): readonly Flow[] {
  const channels = resources.filter((resource): resource is Live => resource.kind === "live");
  return channels.map(({ id }) => flow("internet", id, { port: RTMP, reason: "streams of creators" }));
}

/** Tasks call out by HTTPS; a machine fetches packages, images and certificates by many ways. (STM-NET-09, WEB-NET-07, ATL-NET-08) */
function outward(resources: readonly Resource[]): readonly Flow[] {
  return resources.flatMap(({ kind, id }) => {
    if (kind === "host")
      return [
        { from: id, to: "internet", port: 0, protocol: "all", reason: "packages, images, certificates, third parties" },
      ];
    if ((kind !== "service" && kind !== "worker" && kind !== "site") || groundOf(resources, id) !== id) return [];
    return [flow(id, "internet", { port: 443, reason: "the provider's services and third parties" })];
  });
}

function flow(from: ResourceId, to: ResourceId, { port, reason }: Pick<Flow, "port" | "reason">): Flow {
  return { from, to, port, protocol: "tcp", reason };
}
