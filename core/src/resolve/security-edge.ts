import type { Balancer, Edge, Live, Resource, ResourceId } from "../graph/index.ts";
import { namesOf } from "./bind.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";

interface Flow {
  readonly from: ResourceId | "internet";
  readonly to: ResourceId;
  readonly port: number;
  readonly reason: string;
}

/** Port of RTMP. Source: Adobe, "Real-Time Messaging Protocol specification 1.0". */
const RTMP = 1_935;

/** One security edge for every use, and one for what the author allows beside them. Runs after everything with a port. (BRQ-NET-06..09) */
export function resolveSecurityEdges(draft: Draft): void {
  const resources = [...draft.resources.values()];
  for (const flow of [...entrance(resources), ...routed(resources), ...used(resources, draft), ...ingested(resources)])
    allow(draft, flow, "tcp");
  for (const name of namesOf(draft, "network")) allowed(name, draft);
}

/** The port behind which answers are given, not only redirects. */
export function servingPort({ listeners }: Balancer): number {
  return (listeners.find(({ redirectTo }) => redirectTo === null) ?? listeners[0])?.port ?? 80;
}

function entrance(resources: readonly Resource[]): readonly Flow[] {
  const balancers = resources.filter((resource): resource is Balancer => resource.kind === "balancer");
  const edges = resources.filter(
    (resource): resource is Edge => resource.kind === "edge" && resource.engine !== "none",
  );
  const doors = edges.length > 0 ? edges : balancers;
  const ports = [...new Set(balancers.flatMap(({ listeners }) => listeners.map(({ port }) => port)))];
  return [
    ...doors.flatMap(({ id }) =>
      ports.map((port) => ({ from: "internet" as const, to: id, port, reason: "visitors" })),
    ),
    ...edges.flatMap(({ id, routes }) =>
      balancers
        .filter((balancer) =>
          routes.some(({ target }) => target.kind === "balancer" && target.balancer === balancer.id),
        )
        .map((balancer) => ({
          from: id,
          to: balancer.id,
          port: servingPort(balancer),
          reason: "requests that the edge does not answer itself",
        })),
    ),
  ];
}

function routed(resources: readonly Resource[]): readonly Flow[] {
  return resources.flatMap((balancer) => {
    if (balancer.kind !== "balancer") return [];
    const targets = [...new Set((balancer as Balancer).routes.map(({ target }) => target))];
    return targets.flatMap((target) => {
      const found = resources.find(({ id }) => id === target);
      if (found?.kind !== "service" && found?.kind !== "site") return [];
      return [{ from: balancer.id, to: target, port: found.port, reason: "requests and health checks" }];
    });
  });
}

function used(resources: readonly Resource[], draft: Draft): readonly Flow[] {
  return resources.flatMap((process) => {
    if (process.kind !== "service" && process.kind !== "worker" && process.kind !== "site") return [];
    return process.uses.flatMap((id) => {
      const used = draft.resources.get(id);
      if (used?.kind === "postgres") return [{ from: process.id, to: id, port: used.port, reason: "queries" }];
      if (used?.kind === "redis") return [{ from: process.id, to: id, port: used.port, reason: "cache and messages" }];
      if (used?.kind === "search" && used.cluster !== null)
        return [{ from: process.id, to: id, port: used.cluster.port, reason: "searches" }];
      if (used?.kind === "balancer")
        return [{ from: process.id, to: id, port: servingPort(used), reason: "other services" }];
      return [];
    });
  });
}

/** Creators send their pictures straight to the encoder, past edge and balancer. (DFZ-LIVE-01) */
function ingested(resources: readonly Resource[]): readonly Flow[] {
  const channels = resources.filter((resource): resource is Live => resource.kind === "live");
  return channels.map(({ id }) => ({ from: "internet", to: id, port: RTMP, reason: "streams of creators" }));
}

function allowed(network: string, draft: Draft): void {
  const spec = draft.blueprint.capabilities[network];
  if (spec?.kind !== "network") return;
  const ids = [...draft.resources.keys()].filter(
    (id) => !/^(alarm|log|backup|secret|security-edge|network)\./.test(id),
  );
  const named = (name: string): string | undefined => ids.find((id) => id === name || bare(id) === name);
  for (const [index, { from, to, port, protocol = "tcp", reason }] of (spec.allow ?? []).entries()) {
    const source = from === "internet" ? from : named(from);
    const target = named(to);
    for (const [key, name, found] of [
      ["from", from, source],
      ["to", to, target],
    ] as const)
      if (found === undefined)
        complainOfReference(draft, [network, "allow", String(index), key], {
          name,
          among: ids.map(bare),
          what: "resource",
        });
    if (source !== undefined && target !== undefined)
      allow(draft, { from: source, to: target, port, reason }, protocol);
  }
}

function allow(draft: Draft, { from, to, port, reason }: Flow, protocol: "tcp" | "udp"): void {
  add(draft, {
    kind: "security-edge",
    id: `security-edge.${bare(from)}-to-${bare(to)}-${port}`,
    from,
    to,
    port,
    protocol,
    reason,
  });
}

function bare(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}
