import type { Graph, Resource, ResourceId } from "@terrace/core/graph";
import type { FlowEdge, FlowNode, Tone } from "../model/diagram.ts";
import { bytes, nameOf } from "../model/figure.ts";

/** The columns of a drawing of everything, from those who ask to what is kept. */
export const COLUMNS = ["", "entrance", "", "tasks", "kept", "outside"] as const;

const COLUMN: Readonly<Partial<Record<Resource["kind"], number>>> = {
  edge: 1,
  host: 2,
  balancer: 2,
  service: 3,
  site: 3,
  worker: 3,
  postgres: 4,
  redis: 4,
  search: 4,
  bucket: 4,
  queue: 4,
  live: 4,
};

const TONE: readonly Tone[] = ["outside", "entrance", "entrance", "compute", "store", "outside"];

/** A resource as a node: its name, and what stands for it. Null for what is no place of its own. */
export function nodeOf(graph: Graph, id: ResourceId): FlowNode | null {
  if (id === "internet") return { id, column: 0, label: "internet", detail: "", tone: "outside" };
  const found = graph.resources.find((resource) => resource.id === id);
  const column = found === undefined ? undefined : COLUMN[found.kind];
  if (found === undefined || column === undefined) return null;
  return { id, column, label: nameOf(id), detail: productOf(found, graph), tone: TONE[column] ?? "compute" };
}

/** What stands for a resource where the environment runs. */
export function productOf(resource: Resource, { target }: Pick<Graph, "target">): string {
  const isAws = target === "aws";
  switch (resource.kind) {
    case "edge":
      return { cdn: "CloudFront", nginx: "nginx", none: "no edge" }[resource.engine];
    case "balancer":
      return resource.engine === "edge" ? "nginx" : isAws ? "ALB" : "HAProxy";
    case "host":
      return `EC2 ${resource.instanceType}`;
    case "postgres":
      return isAws ? `RDS ${resource.instanceClass}` : `PostgreSQL ${resource.version}`;
    case "redis":
      return resource.container !== null || !isAws ? `Redis ${resource.version}` : `ElastiCache ${resource.nodeType}`;
    case "search":
      return resource.cluster === null ? "PostgreSQL full text" : `OpenSearch ${resource.cluster.nodeType}`;
    case "bucket":
      return isAws ? "S3" : "folder";
    case "queue":
      return isAws ? "SQS" : "PostgreSQL";
    case "live":
      return isAws ? "MediaLive, MediaPackage" : "live";
    case "service":
    case "site":
    case "worker": {
      const place = resource.host !== null ? "container" : isAws ? "Fargate" : "process";
      return `${place}, ${resource.tasks.minimum === resource.tasks.maximum ? resource.tasks.minimum : `${resource.tasks.minimum}–${resource.tasks.maximum}`} × ${bytes(resource.memory)}`;
    }
    default:
      return "";
  }
}

/** Tasks that are connected with the same things become one node, so that a drawing of many stays readable. */
export function bundled(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
): { readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] } {
  const tasks = nodes.filter(({ tone }) => tone === "compute");
  const signature = ({ id }: FlowNode): string =>
    [...new Set(edges.flatMap(({ from, to }) => (from === id ? [`>${to}`] : to === id ? [`<${from}`] : [])))]
      .sort()
      .join();
  const groups = new Map<string, FlowNode[]>();
  for (const node of tasks) groups.set(signature(node), [...(groups.get(signature(node)) ?? []), node]);
  const lead = new Map<string, string>();
  const merged = [...groups.values()].flatMap((group): readonly FlowNode[] => {
    const [first] = group;
    if (first === undefined) return [];
    for (const { id } of group) lead.set(id, first.id);
    if (group.length === 1) return group;
    const names = group.map(({ label }) => label);
    const label = names.length > 3 ? `${names.slice(0, 3).join(", ")} +${names.length - 3}` : names.join(", ");
    const details = new Set(group.map(({ detail }) => detail));
    return [
      {
        ...first,
        label,
        detail: details.size === 1 ? `${group.length} of ${first.detail}` : `${group.length} services`,
      },
    ];
  });
  const kept = [...nodes.filter(({ tone }) => tone !== "compute"), ...merged];
  return {
    nodes: kept,
    edges: joined(
      edges.map((edge) => ({ ...edge, from: lead.get(edge.from) ?? edge.from, to: lead.get(edge.to) ?? edge.to })),
    ),
  };
}

/** One arrow for each pair, with every label once. */
function joined(edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const pairs = new Map<string, { readonly edge: FlowEdge; readonly labels: Set<string> }>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const key = `${edge.from} ${edge.to}`;
    const known = pairs.get(key) ?? { edge, labels: new Set<string>() };
    if (edge.label !== "") known.labels.add(edge.label);
    pairs.set(key, known);
  }
  return [...pairs.values()].map(({ edge, labels }) => ({ ...edge, label: shortened([...labels]) }));
}

function shortened(labels: readonly string[]): string {
  return labels.length > 3 ? `${labels[0]} … ${labels.at(-1)}` : labels.join(", ");
}
