import { parseCidr } from "../units/index.ts";
import type { Dns } from "./dns.ts";
import type { Edge } from "./edge.ts";
import { type Graph, resourcesOf } from "./graph.ts";
import type { Network } from "./network.ts";
import type { Resource } from "./resources.ts";
import type { SecurityEdge } from "./security-edge.ts";
import type { Standby } from "./standby.ts";

/**
 * The graph that stands in the region of a standby: what of the first region has a copy there, at the size in which it waits.
 * It is a platform like any other, so adapters build and price it with what they have. Its environment is `<environment>-<region>`,
 * so that no name of it meets one of the first region. What is there once for all regions (budget, pipeline, registry) stays behind;
 * edge and live video are in it to be looked up only. (BRQ-ENV-03, BRQ-DR-08, ATL-P4-01, ATL-DR-14)
 */
export function standbyGraph(graph: Graph, standby: Standby): Graph {
  const seen: Scene = { graph, standby, behindEdge: isBehindEdge(graph, standby) };
  const copies = graph.resources.flatMap((resource) => copyOf(resource, seen));
  const ids = new Set(copies.map(({ id }) => id));
  return {
    ...graph,
    environment: `${graph.environment}-${standby.region}`,
    region: standby.region,
    resources: copies.filter((resource) => isHeld(resource, ids)),
  };
}

interface Scene {
  readonly graph: Graph;
  readonly standby: Standby;
  /** Whether the edge asks the second balancer by the name that it asks the first one by; else visitors meet it themselves. */
  readonly behindEdge: boolean;
}

/** One failover name leads to the balancer of either region: then the edge can ask by that name, and stays in front. */
function isBehindEdge(graph: Graph, standby: Standby): boolean {
  const balancers = new Set(resourcesOf(graph, "balancer").map(({ id }) => id));
  const leadsTo = (id: string, name: string): boolean =>
    resourcesOf(graph, "dns").some(({ records }) =>
      records.some((record) => record.name === name && record.target.kind === "resource" && record.target.id === id),
    );
  return resourcesOf(graph, "dns").some(({ records }) =>
    records.some(({ name }) => leadsTo(standby.id, name) && [...balancers].some((id) => leadsTo(id, name))),
  );
}

function copyOf(resource: Resource, scene: Scene): readonly Resource[] {
  const { graph, standby, behindEdge } = scene;
  switch (resource.kind) {
    case "network":
      return [moved(resource, scene)];
    case "certificate": {
      const shown = resourcesOf(graph, "balancer").some(({ certificate }) => certificate === resource.id);
      return shown ? [{ ...resource, region: standby.region }] : [];
    }
    case "postgres":
      return [{ ...resource, multiZone: false, replicas: [], replicaScaling: null, pooler: null, commitment: null }];
    case "redis":
      return standby.readiness === "warm" && resource.cluster === null
        ? [{ ...resource, nodes: 1, multiZone: false, commitment: null }]
        : [{ ...resource, commitment: null }];
    case "service":
    case "site":
    case "worker": {
      const { waiting } = standby.tasks;
      const tasks = { ...resource.tasks, desired: waiting, minimum: waiting };
      return [{ ...resource, tasks: { ...tasks, maximum: Math.max(standby.tasks.active, tasks.maximum) } }];
    }
    case "bucket":
      return [{ ...resource, replication: [] }];
    case "log":
      return [{ ...resource, exportTo: [] }];
    case "secret":
      return [{ ...resource, rotateEvery: null }];
    case "edge":
      return [behindEdge ? resource : { ...resource, engine: "none", lockOrigin: false }];
    case "security-edge":
      return [entered(resource, scene)];
    case "dns":
      return [ledHere(resource, scene)];
    case "waf":
      return resourcesOf(graph, "balancer").some(({ id }) => id === resource.guards) ? [resource] : [];
    case "audit":
    case "backup":
    case "budget":
    case "dashboard":
    case "host":
    case "job":
    case "pipeline":
    case "registry":
    case "standby":
      return [];
    default:
      return [resource];
  }
}

/** The same tiers in the standby's zones, as far into the standby's block as they are into the first one. One way out is enough to wait with. */
function moved(network: Network, { standby }: Scene): Network {
  const zone = (name: string): string => standby.zones[network.zones.indexOf(name)] ?? name;
  const cidr = (block: string): string => shifted(block, network.cidr, standby.cidr);
  return {
    ...network,
    cidr: standby.cidr,
    zones: network.zones.map(zone),
    subnets: network.subnets.map((subnet) => ({ ...subnet, cidr: cidr(subnet.cidr), zone: zone(subnet.zone) })),
    nat: network.nat === "none" ? "none" : "single",
    acls: network.acls.map(({ tier, rules }) => ({
      tier,
      rules: rules.map((rule) => ({ ...rule, cidr: cidr(rule.cidr) })),
    })),
  };
}

/** `10.0.20.0/24` of `10.0.0.0/16` is `10.1.20.0/24` of `10.1.0.0/16`; a block outside stays as it is. */
function shifted(block: string, from: string, to: string): string {
  const [inner, outer, target] = [block, from, to].map(parseCidr);
  if (inner === undefined || outer === undefined || target === undefined) return block;
  if (inner.first < outer.first || inner.last > outer.last) return block;
  const first = target.first + inner.first - outer.first;
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join(".")}${block.slice(block.indexOf("/"))}`;
}

/** Where no edge stands in front, visitors come from everywhere. */
function entered(edge: SecurityEdge, { graph, behindEdge }: Scene): SecurityEdge {
  const fromEdge = resourcesOf(graph, "edge").some(({ id }: Edge) => id === edge.from);
  return fromEdge && !behindEdge ? { ...edge, from: "internet", reason: "visitors" } : edge;
}

/** The records that lead to the standby are those that lead to the balancer here. */
function ledHere(dns: Dns, { graph, standby }: Scene): Dns {
  const [balancer] = resourcesOf(graph, "balancer").filter(({ engine }) => engine === "balancer");
  const records = dns.records.filter(({ target }) => target.kind === "resource" && target.id === standby.id);
  if (balancer === undefined) return { ...dns, records: [] };
  return { ...dns, records: records.map((record) => ({ ...record, target: { kind: "resource", id: balancer.id } })) };
}

/** Alarms and security edges go with what they are about; those of the edge and of live video stay where these are. */
function isHeld(resource: Resource, ids: ReadonlySet<string>): boolean {
  if (resource.kind === "alarm")
    return resource.of === null
      ? resource.metric !== "cost"
      : ids.has(resource.of) && !/^(edge|live)\./.test(resource.of);
  if (resource.kind !== "security-edge") return true;
  return [resource.from, resource.to].every((end) => end === "internet" || ids.has(end));
}
