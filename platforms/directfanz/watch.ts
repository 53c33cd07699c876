import type { AlarmWords, DashboardWords, MetricWords } from "@terrace/core/spec";

/** DFZ-METR-03, DFZ-METR-04, DFZ-PROP-20 */
export const metrics = {
  "active-users": { unit: "count" },
  "concurrent-streams": { unit: "count" },
  viewers: { unit: "count", dimensions: ["stream"], series: 20 },
  revenue: { unit: "money" },
  payments: { unit: "count" },
  "failed-payments": { unit: "count" },
  "payment-failures": { unit: "ratio", quotient: { of: "failed-payments", over: "payments" } },
  "failed-sign-ins": { unit: "count" },
  "suspicious-requests": { unit: "count", dimensions: ["kind"], series: 5 },
} as const satisfies Readonly<Record<string, MetricWords>>;

/** DFZ-METR-01 .. DFZ-METR-05, CON-DFZ-21: one for each group of metrics. */
export const dashboards = {
  application: {
    charts: [
      { title: "Answers", of: "balancer", metrics: ["latency-p95", "error-ratio", "requests"] },
      { title: "Hits", of: "edge", metrics: ["cache-hit-ratio", "requests"] },
    ],
  },
  infrastructure: {
    charts: [
      { title: "Web", of: "web", metrics: ["cpu", "memory"] },
      { title: "Realtime", of: "realtime", metrics: ["cpu", "memory", "connections"] },
      { title: "Database", of: "database", metrics: ["cpu", "connections", "replica-lag"] },
      { title: "Cache", of: "cache", metrics: ["cpu", "memory", "cache-hit-ratio"] },
    ],
  },
  business: {
    charts: [
      { title: "People", metrics: ["active-users", "viewers"] },
      { title: "Streams", metrics: ["concurrent-streams"] },
      { title: "Money", metrics: ["revenue", "payment-failures"] },
    ],
  },
  security: {
    charts: [
      { title: "Sign-in", metrics: ["failed-sign-ins"] },
      { title: "Turned away", of: "firewall", metrics: ["blocked-requests"] },
      { title: "Suspicious", metrics: ["suspicious-requests"] },
    ],
  },
} as const satisfies Readonly<Record<string, DashboardWords>>;

const critical = { severity: "critical", channels: ["on-call"] } as const;
const warning = { severity: "warning", channels: ["operators"] } as const;

/** DFZ-ALARM-01, DFZ-PROP-21, CON-DFZ-21, GAP-DFZ-06: the thresholds of Breiq, and what streams and money add. */
export const alarms = {
  errors: { ...critical, of: "balancer", metric: "error-ratio", above: "5%", period: "5m" },
  "database-cpu": { ...critical, of: "database", metric: "cpu", above: "80%", period: "5m" },
  "tasks-unhealthy": { ...critical, of: "balancer", metric: "unhealthy-tasks", above: 0, period: "1m" },
  "connection-failures": { ...critical, of: "database", metric: "connection-failures", above: 0, period: "1m" },
  "upload-failures": { ...critical, of: "media", metric: "upload-failure-ratio", above: "10%", period: "5m" },
  "payment-failures": { ...critical, metric: "payment-failures", above: "10%", period: "5m" },
  latency: { ...warning, of: "balancer", metric: "latency-p95", above: "2s", period: "5m" },
  "database-connections": { ...warning, of: "database", metric: "connections", above: "80%", period: "5m" },
  // GAP-DFZ-04
  "replica-lag": { ...warning, of: "database", metric: "replica-lag", above: "5s", period: "1m" },
  memory: { ...warning, metric: "memory", above: "70%", period: "5m" },
  "cache-memory": { ...warning, of: "cache", metric: "memory", above: "70%", period: "5m" },
  disk: { ...warning, of: "database", metric: "disk", above: "80%", period: "5m" },
  // DFZ-COST-03, DFZ-PROP-32, GAP-DFZ-10
  "cache-hits": { ...warning, of: "edge", metric: "cache-hit-ratio", below: "85%", period: "15m" },
  "dead-letters": { ...warning, of: "jobs", metric: "dead-letters", above: 0, period: "5m" },
} as const satisfies Readonly<Record<string, AlarmWords>>;
