import type { Graph, MetricName, ResourceId, ResourceKind } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import { engineName, nameOf } from "../../plan/name.ts";
import { appearing, duration, growth, level, pace, type Reading, share } from "./query.ts";

/** Where a metric comes from on this machine: a question for Prometheus, or why there is none. */
export type MetricSource =
  | { readonly kind: "query"; readonly query: string }
  | { readonly kind: "absent"; readonly reason: string };

/** What is measured, and how. */
export interface Sought {
  readonly graph: Graph;
  /** Null for the whole platform. */
  readonly of: ResourceId | null;
  /** `ratio` asks for a share where the metric itself is a count. */
  readonly unit: "ratio" | "milliseconds" | "count" | "bytes" | "money";
  readonly reading: Reading;
}

/** A resource in the words of its measurements. */
interface Target extends Sought {
  readonly kind: ResourceKind | "platform";
  /** Of the process, for an engine; of the service, for what becomes tasks. */
  readonly name: string;
}

/** The one table of what the names of the catalogue are made of here. A name without a source says so: it is not known, which is not fine. */
export function metricSource(metric: MetricName, sought: Sought): MetricSource {
  const target = targetOf(sought);
  if (target.kind === "search") return absent("searches run in the database here");
  return SOURCES[metric](target);
}

const SOURCES: Readonly<Record<MetricName, (target: Target) => MetricSource>> = {
  cpu: (target) => {
    const per = isTasks(target) ? `sum(terrace_process_cpu_limit_cores${tasksOf(target)})` : CORES;
    const counter =
      target.kind === "host"
        ? "terrace_machine_cpu_seconds_total"
        : `terrace_process_cpu_seconds_total${processOf(target)}`;
    return query(pace(counter, per, target.reading));
  },
  memory: (target) => query(level(memoryOf(target), target.reading)),
  disk: ({ reading }) => query(level("1 - terrace_machine_disk_free_bytes / terrace_machine_disk_bytes", reading)),
  "status-check-failed": () => absent("a machine cannot be checked from outside by itself"),
  "network-in": (target) => bytes("in", target),
  "network-out": (target) => bytes("out", target),
  connections: connections,
  "connection-failures": ({ kind, name, reading }) => {
    const refused = growth(`terrace_engine_refused_total{process="${name}"}`, reading);
    if (kind !== "redis") return query(refused);
    return query(`${refused} + (${growth(`terrace_redis_rejected_total{process="${name}"}`, reading)} or vector(0))`);
  },
  iops: ({ name, reading }) => {
    const blocks = `{__name__=~"terrace_postgres_blocks_(read|written)_total",process="${name}"}`;
    return query(pace(blocks, "1", reading));
  },
  "read-latency": () => absent(UNTIMED),
  "write-latency": () => absent(UNTIMED),
  "replica-lag": () => absent("read replicas are not run here yet"),
  requests: (target) => {
    if (target.kind === "bucket") return absent(FOLDER);
    if (target.kind === "edge")
      return query(growth(`terrace_edge_requests_total{process="${target.name}"}`, target.reading));
    return query(growth(answersOf(target), target.reading));
  },
  "error-ratio": (target) => {
    if (target.kind === "bucket") return absent(FOLDER);
    if (target.kind === "edge") return absent("nginx does not count its answers by status; the balancer does");
    return query(share(answersOf(target, "5xx"), answersOf(target), target.reading));
  },
  "latency-p95": (target) => {
    if (target.kind === "edge") return absent("nginx does not time its answers; the balancer does");
    return query(duration("terrace_answer_seconds", isTasks(target) ? `service="${target.name}"` : "", target.reading));
  },
  "healthy-tasks": (target) => query(level(serversUp(target), target.reading)),
  "unhealthy-tasks": (target) =>
    query(level(`sum(terrace_process_unhealthy${balancedTasksOf(target)})`, target.reading)),
  "running-tasks": (target) => query(level(`sum(terrace_process_healthy${tasksOf(target)})`, target.reading)),
  "cache-hit-ratio": ({ kind, name, reading }) => {
    if (kind === "edge") return absent("nginx does not count what it answers from its cache");
    const hits = `terrace_redis_hits_total{process="${name}"}`;
    return query(share(hits, `{__name__=~"terrace_redis_(hits|misses)_total",process="${name}"}`, reading));
  },
  evictions: ({ name, reading }) => query(growth(`terrace_redis_evicted_total{process="${name}"}`, reading)),
  "upload-failure-ratio": uploadFailures,
  "stored-bytes": () => absent("folders are not weighed here"),
  "queue-depth": (target) => query(level(jobsOf("waiting", target), target.reading)),
  "queue-age": (target) =>
    query(level(`max(terrace_queue_oldest_seconds{${topicsOf(target)}}) * 1000 or ${noneOf(target)}`, target.reading)),
  "dead-letters": (target) => query(level(jobsOf("dead", target), target.reading)),
  "cluster-red": () => absent("searches run in the database here"),
  "blocked-requests": () => absent("nginx does not count what it turns away"),
  "live-streams": () => absent("live channels do not run here yet"),
  cost: ({ graph, reading }) =>
    graph.target === "local"
      ? absent("nobody bills one's own machine")
      : query(level("terrace_month_cost_usd", reading)),
};

const CORES = "sum(terrace_machine_cores)";
const UNTIMED = "PostgreSQL does not time its reads and writes here";
const FOLDER = "a bucket is a folder here, which answers no requests";

function query(text: string): MetricSource {
  return { kind: "query", query: text };
}

function absent(reason: string): MetricSource {
  return { kind: "absent", reason };
}

/** Roles of the engines' processes. */
const ROLES: Partial<Record<ResourceKind, string>> = {
  postgres: "postgres",
  redis: "redis",
  balancer: "balancer",
  edge: "edge",
};

function targetOf(sought: Sought): Target {
  const { graph, of } = sought;
  if (of === null) return { ...sought, kind: "platform", name: graph.platform };
  const kind = of.slice(0, of.indexOf(".")) as ResourceKind;
  const role = ROLES[kind];
  return { ...sought, kind, name: role === undefined ? nameOf(of) : engineName(graph, of, role) };
}

/** Whether it is a share of what its tasks may take, and not of the machine. */
function isTasks({ kind }: Target): boolean {
  return kind === "service" || kind === "site" || kind === "worker";
}

function tasksOf(target: Target): string {
  return target.kind === "platform" ? '{service!=""}' : `{service="${target.name}"}`;
}

function processOf(target: Target): string {
  if (target.kind === "platform") return "";
  return isTasks(target) ? tasksOf(target) : `{process="${target.name}"}`;
}

function memoryOf(target: Target): string {
  const { kind, name } = target;
  const machine = "sum(terrace_machine_memory_bytes)";
  if (kind === "host") return `1 - sum(terrace_machine_memory_available_bytes) / ${machine}`;
  if (kind === "redis") {
    const most = `sum(terrace_redis_memory_most_bytes{process="${name}"} > 0)`;
    return `sum(terrace_redis_memory_bytes{process="${name}"}) / (${most} or ${machine})`;
  }
  if (kind === "postgres") return `sum(terrace_process_memory_bytes{process="${name}"}) / ${machine}`;
  const tasks = tasksOf(target);
  return `sum(terrace_process_memory_bytes${tasks}) / sum(terrace_process_memory_limit_bytes${tasks})`;
}

/** The balancer's counters of answers: of one service, or of all that came in. */
function answersOf(target: Target, code = ""): string {
  const status = code === "" ? "" : `,code="${code}"`;
  if (isTasks(target)) return `haproxy_backend_http_responses_total{proxy="${target.name}"${status}}`;
  return `haproxy_frontend_http_responses_total{proxy="entrance"${balancerOf(target)}${status}}`;
}

function balancerOf({ kind, name }: Target): string {
  return kind === "balancer" ? `,balancer="${name}"` : "";
}

function serversUp(target: Target): string {
  const where = isTasks(target) ? `,proxy="${target.name}"` : balancerOf(target);
  return `sum(haproxy_server_status{state="UP"${where}})`;
}

/** Those that a balancer sends requests to: of one service, or of all. */
function balancedTasksOf(target: Target): string {
  if (isTasks(target)) return tasksOf(target);
  const names = (["service", "site"] as const)
    .flatMap((kind) => resourcesOf(target.graph, kind))
    .map(({ id }) => nameOf(id));
  return `{service=~"${names.join("|")}"}`;
}

function bytes(direction: "in" | "out", target: Target): MetricSource {
  if (target.kind === "host") return absent("what the machine itself sends and receives is not counted here");
  if (target.kind === "edge") return absent("nginx does not count its bytes; the balancer does");
  if (target.kind === "worker") return absent("no balancer stands before a worker, to count its bytes");
  const [side, proxy] = isTasks(target) ? ["backend", target.name] : ["frontend", "entrance"];
  return query(growth(`haproxy_${side}_bytes_${direction}_total{proxy="${proxy}"}`, target.reading));
}

function connections({ kind, name, unit, reading }: Target): MetricSource {
  if (kind === "postgres" || kind === "redis") {
    const figure = `sum(terrace_${kind}_connections{process="${name}"})`;
    const most = `sum(terrace_${kind}_connections_most{process="${name}"})`;
    return query(level(unit === "ratio" ? `${figure} / ${most}` : figure, reading));
  }
  if (unit === "ratio") return absent("nobody says how many connections there can be");
  const [side, proxy] = kind === "service" ? ["backend", name] : ["frontend", "entrance"];
  return query(level(`sum(haproxy_${side}_current_sessions{proxy="${proxy}"})`, reading));
}

/** Requests to the paths that take uploads, as the services time them: what fails there was not written. */
function uploadFailures({ graph, reading }: Target): MetricSource {
  const paths = resourcesOf(graph, "edge").flatMap(({ uploads }) => uploads.paths);
  if (paths.length === 0) return absent("no path of the edge takes uploads");
  const routes = paths.map((path) => `${path.replace(/[.*+?^$()[\]{}|\\]/g, "\\\\$&")}.*`).join("|");
  const counter = (status: string) =>
    `http_request_duration_seconds_count{method=~"POST|PATCH|PUT",route=~"${routes}"${status}}`;
  const [failed, all] = [counter(',status=~"5.."'), counter("")].map((one) => appearing(one, reading));
  return query(`(${failed} or vector(0)) / (${all} > 0)`);
}

/** One queue is all topics of its database; of several, each is the topics that begin with its name. */
function topicsOf({ graph, name }: Target): string {
  return resourcesOf(graph, "queue").length > 1 ? `queue=~"${name}([.-].*)?"` : "";
}

function jobsOf(state: "waiting" | "dead", target: Target): string {
  const topics = topicsOf(target);
  return `sum(terrace_queue_jobs{state="${state}"${topics === "" ? "" : `,${topics}`}}) or ${noneOf(target)}`;
}

/** Nought while the database answers: a queue without jobs has no lines, and one that nobody could count has none either. */
function noneOf({ graph, of }: Target): string {
  const queue = resourcesOf(graph, "queue").find(({ id }) => id === of);
  const store = queue === undefined ? "postgres" : engineName(graph, queue.store, "postgres");
  return `0 * sum(terrace_postgres_connections{process="${store}"})`;
}
