import type { ResourceKind } from "./resources.ts";

/** What a measurement is of and how it is read; a threshold has its unit, unless it is a share of what is possible. */
export interface MetricDefinition {
  readonly what: string;
  readonly unit: "ratio" | "milliseconds" | "count" | "bytes" | "money";
  /** How several measurements of a period become one, where nobody says. */
  readonly statistic: "average" | "p95" | "sum" | "minimum" | "maximum";
  /** Kinds of resource that it is measured at; `platform` is all of them together. */
  readonly of: readonly (ResourceKind | "platform")[];
  /** A share of the most that there can be may stand for a count, as 80 % of all connections. (CON-ALL-08) */
  readonly share?: true;
}

const PROCESSES = ["service", "site", "worker"] as const;

const ANSWERING = ["platform", "edge", "balancer", "service", "site", "search"] as const;

/** Measurements that engines bring by themselves, by the one name that alarms, charts and triggers call them. (BRQ-METR-02..05) */
export const METRIC_NAMES = {
  cpu: {
    what: "share of the CPU in use",
    unit: "ratio",
    statistic: "average",
    of: ["platform", ...PROCESSES, "host", "postgres", "redis", "search"],
  },
  memory: {
    what: "share of the memory in use",
    unit: "ratio",
    statistic: "average",
    of: ["platform", ...PROCESSES, "host", "postgres", "redis", "search"],
  },
  disk: { what: "share of the disk in use", unit: "ratio", statistic: "maximum", of: ["host", "postgres", "search"] },
  "status-check-failed": {
    what: "failed checks of the machine itself",
    unit: "count",
    statistic: "maximum",
    of: ["host"],
  },
  "network-in": { what: "bytes received", unit: "bytes", statistic: "sum", of: [...PROCESSES, "host"] },
  "network-out": {
    what: "bytes sent",
    unit: "bytes",
    statistic: "sum",
    of: ["platform", ...PROCESSES, "host", "edge"],
  },
  connections: {
    what: "open connections",
    unit: "count",
    statistic: "average",
    of: ["postgres", "redis", "balancer", "service"],
    share: true,
  },
  "connection-failures": { what: "refused connections", unit: "count", statistic: "sum", of: ["postgres", "redis"] },
  iops: { what: "reads and writes a second", unit: "count", statistic: "average", of: ["postgres"] },
  "read-latency": { what: "time of a read", unit: "milliseconds", statistic: "average", of: ["postgres"] },
  "write-latency": { what: "time of a write", unit: "milliseconds", statistic: "average", of: ["postgres"] },
  "replica-lag": { what: "how far a replica is behind", unit: "milliseconds", statistic: "maximum", of: ["postgres"] },
  requests: {
    what: "requests",
    unit: "count",
    statistic: "sum",
    of: ["platform", "edge", "balancer", "service", "site", "bucket"],
  },
  "error-ratio": {
    what: "share of requests answered 5xx",
    unit: "ratio",
    statistic: "average",
    of: [...ANSWERING, "bucket"],
  },
  "latency-p95": {
    what: "time to answer, 95th percentile",
    unit: "milliseconds",
    statistic: "p95",
    of: ANSWERING,
  },
  "healthy-tasks": {
    what: "tasks that pass their health check",
    unit: "count",
    statistic: "minimum",
    of: ["balancer", "service", "site"],
  },
  "unhealthy-tasks": {
    what: "tasks that fail their health check",
    unit: "count",
    statistic: "maximum",
    of: ["balancer", "service", "site"],
  },
  "running-tasks": { what: "running tasks", unit: "count", statistic: "minimum", of: PROCESSES },
  "cache-hit-ratio": {
    what: "share of reads answered from a copy",
    unit: "ratio",
    statistic: "average",
    of: ["edge", "redis"],
  },
  evictions: { what: "keys removed for want of memory", unit: "count", statistic: "sum", of: ["redis"] },
  "upload-failure-ratio": {
    what: "share of writes to the bucket that failed",
    unit: "ratio",
    statistic: "average",
    of: ["bucket"],
  },
  "stored-bytes": { what: "bytes kept", unit: "bytes", statistic: "average", of: ["bucket"] },
  "queue-depth": { what: "messages that wait", unit: "count", statistic: "maximum", of: ["queue"] },
  "queue-age": { what: "age of the oldest waiting message", unit: "milliseconds", statistic: "maximum", of: ["queue"] },
  "dead-letters": { what: "messages given up", unit: "count", statistic: "maximum", of: ["queue"] },
  "cluster-red": { what: "a primary shard is missing", unit: "count", statistic: "maximum", of: ["search"] },
  "blocked-requests": { what: "requests turned away", unit: "count", statistic: "sum", of: ["waf", "edge"] },
  "live-streams": { what: "streams on air", unit: "count", statistic: "maximum", of: ["live"] },
  cost: { what: "estimated cost of the month so far", unit: "money", statistic: "maximum", of: ["platform"] },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

/** What alarms and dashboards look at, by one name here and on AWS. */
export type MetricName = keyof typeof METRIC_NAMES;

/** The definition of a name of the catalogue; undefined for a measurement of the platform's own. */
export function metricDefinition(name: string): MetricDefinition | undefined {
  return Object.hasOwn(METRIC_NAMES, name) ? METRIC_NAMES[name as MetricName] : undefined;
}
