import type { Topology, TopologyKind, TopologyNode } from "@terrace/console/view";
import type {
  EngineSnapshot,
  Measurement,
  QueueDepth,
  RunSnapshot,
  TaskSnapshot,
  Traffic,
  Usage,
} from "@terrace/core/report";

/** What is known of a node in this second. */
export interface NodeFacts {
  readonly node: TopologyNode;
  readonly tasks: readonly TaskSnapshot[];
  readonly engine: EngineSnapshot | null;
  readonly traffic: Traffic | null;
  readonly usage: Usage | null;
  readonly queue: QueueDepth | null;
  /** Shares of the requests by revision, when more than one gets any. */
  readonly revisions: readonly { readonly revision: number; readonly share: number }[];
}

/** Joins what the graph says with what runs and what was measured. */
export function factsOf(
  topology: Topology,
  snapshot: RunSnapshot | null,
  measured: Measurement | null,
): ReadonlyMap<string, NodeFacts> {
  return new Map(topology.nodes.map((node) => [node.id, factOf(node, snapshot, measured)]));
}

function factOf(node: TopologyNode, snapshot: RunSnapshot | null, measured: Measurement | null): NodeFacts {
  const { process, kind } = node;
  const isService = hasTasks(kind);
  const tasks = isService ? (snapshot?.tasks ?? []).filter(({ service }) => service === process) : [];
  return {
    node,
    tasks,
    engine: isService ? null : (snapshot?.engines.find(({ name }) => name === process) ?? null),
    traffic: trafficOf(node, measured),
    usage: isService ? together(tasks, measured) : (measured?.engines[process ?? ""] ?? null),
    queue: kind === "queue" ? allJobs(measured) : null,
    revisions: isService ? revisionsOf(process ?? "", measured) : [],
  };
}

/** Whether it consists of tasks: then none of them is news. */
export function hasTasks(kind: TopologyKind): boolean {
  return kind === "service" || kind === "worker" || kind === "site";
}

/** All requests meet edge and balancer; what the edge answered itself is not among them. */
function trafficOf({ kind, process }: TopologyNode, measured: Measurement | null): Traffic | null {
  if (measured === null) return null;
  if (kind === "service" || kind === "site") return measured.services[process ?? ""] ?? null;
  if (kind !== "balancer" && kind !== "edge") return null;
  const all = Object.values(measured.services);
  const total = (of: (traffic: Traffic) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  return {
    requests: total(({ requests }) => requests),
    errors: total(({ errors }) => errors),
    open: total(({ open }) => open),
    statuses: [0, 0, 0, 0, 0],
    latency: null,
  };
}

/** A queue of the platform holds jobs of several names, and there is one for all of them. */
function allJobs(measured: Measurement | null): QueueDepth | null {
  if (measured === null || measured.queues === null) return null;
  const all = Object.values(measured.queues);
  const total = (of: (depth: QueueDepth) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  const ages = all.flatMap(({ oldest }) => oldest ?? []);
  return {
    waiting: total(({ waiting }) => waiting),
    running: total(({ running }) => running),
    dead: total(({ dead }) => dead),
    oldest: ages.length === 0 ? null : Math.max(...ages),
  };
}

function together(tasks: readonly TaskSnapshot[], measured: Measurement | null): Usage | null {
  const found = tasks.flatMap(({ name }) => measured?.tasks[name] ?? []);
  if (found.length === 0) return null;
  return {
    cpu: found.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: found.reduce((sum, { memory }) => sum + memory, 0),
  };
}

/** Shares of a service's requests by revision, the newest last; empty where none are measured. */
export function revisionsOf(service: string, measured: Measurement | null): NodeFacts["revisions"] {
  const shares = new Map<number, number>();
  for (const task of Object.values(measured?.tasks ?? {})) {
    if (task.service !== service || task.revision === null) continue;
    shares.set(task.revision, (shares.get(task.revision) ?? 0) + (task.share ?? 0));
  }
  if (shares.size === 0) return [];
  return [...shares].sort(([a], [b]) => a - b).map(([revision, share]) => ({ revision, share }));
}
