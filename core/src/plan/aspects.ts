import { type Graph, type Postgres, type Redis, resourcesOf, type Search } from "../graph/index.ts";
import { formatBytes, formatDuration, formatPercent } from "../units/index.ts";
import { deploymentText, scaleText, tasksText } from "./process-text.ts";

/** One line of the table "what is different": the same question asked of two environments. */
export interface Aspect {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

const NOTHING = "none";

/** What an engineer asks first of an environment, and how its graph answers. (ATL-MIG-01..03, ATL-DOC-01) */
const QUESTIONS: Readonly<Record<string, (graph: Graph) => string>> = {
  compute,
  tasks: (graph) => tasksText(processesOf(graph)),
  scaling: (graph) => scaleText(processesOf(graph)),
  "load balancer": balancer,
  edge,
  network,
  certificates: (graph) => joined(resourcesOf(graph, "certificate").map(({ issuer }) => ISSUERS[issuer])),
  database: (graph) => joined(resourcesOf(graph, "postgres").map(databaseText)),
  cache: (graph) => joined(resourcesOf(graph, "redis").map(cacheText)),
  search: (graph) => joined(resourcesOf(graph, "search").map(searchText)),
  firewall: (graph) =>
    joined(resourcesOf(graph, "waf").map(({ guards, rules }) => `${rules.length} rules before ${guards}`)),
  traces: (graph) =>
    joined(resourcesOf(graph, "tracing").map(({ exporter, sampling }) => `${exporter}, ${formatPercent(sampling)}`)),
  backups: (graph) =>
    joined(
      resourcesOf(graph, "backup").map(
        ({ of, every, keep }) => `${of} every ${formatDuration(every)}, kept ${formatDuration(keep)}`,
      ),
    ),
  deployment: (graph) => joined(processesOf(graph).map(({ deployment }) => deploymentText(deployment))),
  delivery: (graph) => joined(resourcesOf(graph, "pipeline").map(({ engine }) => PIPELINES[engine])),
  commitments,
  regions: (graph) =>
    [
      graph.region ?? "this machine",
      ...resourcesOf(graph, "standby").map(({ region, readiness }) => `${region} (${readiness})`),
    ].join(", "),
  "environments beside it": (graph) => graph.costs.includes.join(", ") || NOTHING,
  alarms: (graph) => alarmsText(graph),
};

/** The same questions asked of two environments, in the order in which an engineer asks them. */
export function compareAspects(before: Graph, after: Graph): readonly Aspect[] {
  return Object.entries(QUESTIONS).map(([name, ask]) => {
    const answers = { before: ask(before), after: ask(after) };
    return { name, ...answers, changed: answers.before !== answers.after };
  });
}

const ISSUERS = { acm: "ACM", letsencrypt: "Let's Encrypt" } as const;

const PIPELINES = { "github-actions": "GitHub Actions", codepipeline: "CodePipeline" } as const;

function processesOf(graph: Graph) {
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
}

function compute(graph: Graph): string {
  const [host] = resourcesOf(graph, "host");
  if (host !== undefined) return `one ${host.instanceType} with Docker Compose`;
  return graph.target === "local" ? "processes on this machine" : "ECS Fargate";
}

function balancer(graph: Graph): string {
  const engines = resourcesOf(graph, "balancer").map(({ engine }) =>
    engine === "edge" ? "nginx" : graph.target === "local" ? "HAProxy" : "ALB",
  );
  return joined(engines);
}

function edge(graph: Graph): string {
  const engines = { nginx: "nginx", cdn: "CloudFront", none: NOTHING } as const;
  return joined(resourcesOf(graph, "edge").map(({ engine }) => engines[engine]));
}

function network(graph: Graph): string {
  const [found] = resourcesOf(graph, "network");
  if (found === undefined) return NOTHING;
  const tiers = ["public", "private", "data"].filter((tier) => found.subnets.some((subnet) => subnet.tier === tier));
  const nat = { none: "no NAT", single: "one NAT gateway", "per-zone": "a NAT gateway per zone" }[found.nat];
  return `${tiers.join(", ") || "no subnets"}; ${nat}`;
}

function databaseText({ instanceClass, multiZone, replicas, storage }: Postgres): string {
  const zones = multiZone ? "Multi-AZ" : "one zone";
  const copies = replicas.length === 0 ? "" : `, ${replicas.length} ${replicas.length === 1 ? "replica" : "replicas"}`;
  return `${instanceClass}, ${formatBytes(storage.size)}, ${zones}${copies}`;
}

function cacheText({ container, nodeType, nodes, cluster, engine }: Redis): string {
  if (container !== null) return `container ${container.image ?? engine}`;
  if (cluster !== null) return `${nodeType}, ${cluster.shards} shards with ${cluster.replicas} replica each`;
  return `${nodes} × ${nodeType}`;
}

function searchText({ engine, cluster }: Search): string {
  if (engine === "postgres" || cluster === null) return "PostgreSQL full text";
  return `OpenSearch, ${cluster.nodes} × ${cluster.nodeType}`;
}

function commitments(graph: Graph): string {
  const holders = [
    ...resourcesOf(graph, "postgres"),
    ...resourcesOf(graph, "redis"),
    ...resourcesOf(graph, "search").map(({ id, cluster }) => ({ id, commitment: cluster?.commitment ?? null })),
  ];
  const reserved = holders.flatMap(({ id, commitment }) =>
    commitment === null ? [] : [`${id} for ${commitment.term}`],
  );
  return reserved.length === 0 ? "on demand" : reserved.join(", ");
}

function alarmsText(graph: Graph): string {
  const alarms = resourcesOf(graph, "alarm");
  const channels = [...new Set(alarms.flatMap(({ channels: own }) => own))].sort();
  return alarms.length === 0
    ? NOTHING
    : `${alarms.length} to ${channels.map((id) => id.slice(id.indexOf(".") + 1)).join(", ")}`;
}

/** Different answers once each; nothing where there is none. */
function joined(answers: readonly string[]): string {
  return [...new Set(answers)].join("; ") || NOTHING;
}
