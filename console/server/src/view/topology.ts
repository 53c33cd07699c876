import type { Graph, Resource, ResourceId } from "@terrace/core/graph";

/** What a platform is made of, as it is drawn: columns from where requests come in to what is kept. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly lines: readonly TopologyLine[];
}

/** One box of the drawing. */
export interface TopologyNode {
  readonly id: ResourceId;
  readonly kind: TopologyKind;
  readonly label: string;
  /** The process that stands for it, or the service that its tasks are copies of; null where nothing runs. */
  readonly process: string | null;
  /** 0 is on the left. */
  readonly column: number;
}

/** What is drawn; a pooler has a place of its own, because it can be away while its database is there. */
export type TopologyKind =
  | "edge"
  | "balancer"
  | "service"
  | "worker"
  | "site"
  | "pooler"
  | "postgres"
  | "redis"
  | "queue"
  | "bucket"
  | "live";

/** `requests`: its traffic is measured. `use`: somebody works with something. */
export interface TopologyLine {
  readonly from: ResourceId;
  readonly to: ResourceId;
  readonly kind: "requests" | "use";
}

const COLUMNS: Readonly<Record<TopologyKind, number>> = {
  ...{ edge: 0, balancer: 1, service: 2, site: 2, worker: 2, live: 2 },
  ...{ queue: 3, redis: 3, bucket: 3, pooler: 3, postgres: 4 },
};

/** The drawing of a graph. Resources that nothing runs for, such as logs and secrets, are left out, and so are columns without anything. */
export function topologyOf(graph: Graph): Topology {
  const drawn = graph.resources.flatMap(nodesOf);
  const known = new Set(drawn.map(({ id }) => id));
  const lines = unique(graph.resources.flatMap((resource) => linesOf(resource, graph))).filter(
    ({ from, to }) => known.has(from) && known.has(to) && from !== to,
  );
  return { nodes: inColumns(drawn, lines), lines };
}

/** Most are processes that are called what they are. */
function node(
  id: ResourceId,
  kind: TopologyKind,
  { label, process = kind }: { readonly label: string; readonly process?: string | null },
): TopologyNode {
  return { id, kind, label, process, column: COLUMNS[kind] };
}

function nodesOf(resource: Resource): readonly TopologyNode[] {
  const { id } = resource;
  const name = id.slice(id.indexOf(".") + 1);
  switch (resource.kind) {
    case "edge":
      return [node(id, "edge", { label: "Edge" })];
    case "balancer":
      return resource.engine === "balancer" ? [node(id, "balancer", { label: "Balancer" })] : [];
    case "service":
    case "worker":
    case "site":
      return [node(id, resource.kind, { label: name, process: name })];
    case "postgres":
      return resource.pooler === null
        ? [node(id, "postgres", { label: "PostgreSQL" })]
        : [
            node(poolerOf(id), "pooler", { label: "PgBouncer", process: "pgbouncer" }),
            node(id, "postgres", { label: "PostgreSQL" }),
          ];
    case "redis":
      return [node(id, "redis", { label: "Redis" })];
    case "queue":
      return [node(id, "queue", { label: `Queue ${name}`, process: null })];
    case "bucket":
      return [node(id, "bucket", { label: `Objects ${name}`, process: null })];
    case "live":
      return [node(id, "live", { label: `Live ${name}`, process: null })];
    default:
      return [];
  }
}

function linesOf(resource: Resource, graph: Graph): readonly TopologyLine[] {
  const { id } = resource;
  switch (resource.kind) {
    case "edge":
      return resource.routes.flatMap(({ target }) => {
        if (target.kind === "balancer") return behind(id, target.balancer, graph);
        return [{ from: id, to: target.kind === "objects" ? target.bucket : target.live, kind: "use" as const }];
      });
    case "balancer":
      return resource.engine === "balancer" ? resource.routes.map(({ target }) => requests(id, target)) : [];
    case "service":
    case "worker":
    case "site":
      return resource.uses
        .filter((used) => !used.startsWith("balancer."))
        .map((used) => ({ from: id, to: withPooler(used, graph), kind: "use" as const }));
    case "postgres":
      return resource.pooler === null ? [] : [{ from: poolerOf(id), to: id, kind: "use" }];
    case "queue":
      return [{ from: id, to: resource.store, kind: "use" }];
    default:
      return [];
  }
}

/** Where the edge is the balancer as well, its requests go straight to the tasks. */
function behind(edge: ResourceId, balancer: ResourceId, graph: Graph): readonly TopologyLine[] {
  const found = graph.resources.find((resource) => resource.id === balancer);
  if (found?.kind !== "balancer" || found.engine === "balancer") return [requests(edge, balancer)];
  return found.routes.map(({ target }) => requests(edge, target));
}

function requests(from: ResourceId, to: ResourceId): TopologyLine {
  return { from, to, kind: "requests" };
}

function poolerOf(postgres: ResourceId): ResourceId {
  return `pooler.${postgres.slice(postgres.indexOf(".") + 1)}`;
}

function withPooler(used: ResourceId, graph: Graph): ResourceId {
  const found = graph.resources.find((resource) => resource.id === used);
  return found?.kind === "postgres" && found.pooler !== null ? poolerOf(used) : used;
}

function unique(lines: readonly TopologyLine[]): readonly TopologyLine[] {
  return [...new Map(lines.map((line) => [`${line.from} ${line.to}`, line])).values()];
}

/** Closes gaps between columns, and within a column puts each node where its neighbours to the left are on average. */
function inColumns(nodes: readonly TopologyNode[], lines: readonly TopologyLine[]): readonly TopologyNode[] {
  const used = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const place = new Map<ResourceId, number>();
  return used.flatMap((column, index) => {
    const here = nodes.filter((one) => one.column === column);
    const weight = (one: TopologyNode): number => {
      const left = lines.filter(({ to }) => to === one.id).flatMap(({ from }) => place.get(from) ?? []);
      return left.length === 0 ? 1 : left.reduce((sum, at) => sum + at, 0) / left.length;
    };
    const ordered = [...here].sort((a, b) => weight(a) - weight(b) || (a.id < b.id ? -1 : 1));
    for (const [at, { id }] of ordered.entries()) place.set(id, (at + 0.5) / ordered.length);
    return ordered.map((one) => ({ ...one, column: index }));
  });
}
