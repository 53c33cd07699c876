import type { AlarmWords, DashboardWords } from "@terrace/core/spec";

type Alarms = Readonly<Record<string, AlarmWords>>;

const email = ["email"] as const;

/** The machine itself, by e-mail. (ATL-ALARM-01 .. ATL-ALARM-06, ATL-METR-03) */
export const launchAlarms = {
  "host-cpu": { severity: "warning", of: "machine", metric: "cpu", above: "70%", period: "10m", channels: email },
  "host-memory": { severity: "warning", of: "machine", metric: "memory", above: "80%", period: "10m", channels: email },
  "host-disk": { severity: "warning", of: "machine", metric: "disk", above: "85%", channels: email },
  "database-cpu": { severity: "warning", of: "database", metric: "cpu", above: "80%", period: "10m", channels: email },
  "queue-depth": {
    severity: "warning",
    of: ["submitted", "moderated", "notified"],
    metric: "queue-depth",
    above: 1_000,
    channels: email,
  },
  "host-failed": {
    severity: "critical",
    of: "machine",
    metric: "status-check-failed",
    statistic: "maximum",
    above: 0,
    period: "5m",
    channels: email,
    actions: ["recover-host"],
  },
} as const satisfies Alarms;

/** Everything behind the balancer. Hosts are too few below the smaller of two and what a service keeps. (CON-ATL-04, CON-ATL-08) */
function behindBalancer(critical: readonly string[], fewest: { readonly many: number; readonly few: number }) {
  const healthy = { severity: "critical", metric: "healthy-tasks", period: "2m", channels: critical } as const;
  const many = ["gateway", "user", "video", "location", "search", "web"] as const;
  return {
    errors: {
      severity: "critical",
      of: "balancer",
      metric: "error-ratio",
      above: "5%",
      period: "5m",
      channels: critical,
    },
    latency: { severity: "warning", of: "balancer", metric: "latency-p95", above: "1s", period: "5m", channels: email },
    "healthy-hosts": { ...healthy, of: many, below: fewest.many },
    "healthy-small-hosts": { ...healthy, of: ["moderation", "notification"], below: fewest.few },
    "database-cpu": {
      severity: "warning",
      of: "database",
      metric: "cpu",
      above: "80%",
      period: "10m",
      channels: email,
    },
    "database-connections": {
      severity: "warning",
      of: "database",
      metric: "connections",
      above: "80%",
      period: "5m",
      channels: email,
    },
    "queue-depth": {
      severity: "warning",
      of: ["submitted", "moderated", "notified"],
      metric: "queue-depth",
      above: 1_000,
      channels: email,
    },
  } as const satisfies Alarms;
}

/** ATL-METR-03: the full suite by e-mail, without a search cluster. */
export const growthAlarms = behindBalancer(email, { many: 1, few: 1 });

const urgent = ["sms", "email"] as const;

const red = {
  "search-red": { severity: "critical", of: "find", metric: "cluster-red", above: 0, channels: urgent },
} as const satisfies Alarms;

/** ATL-ALARM-07 .. ATL-ALARM-13 */
export const scaleAlarms = { ...behindBalancer(urgent, { many: 2, few: 2 }), ...red } as const;

/** The two small services may run one task here. (ATL-COMP-12, CON-ATL-04) */
export const fullAlarms = { ...behindBalancer(urgent, { many: 2, few: 1 }), ...red } as const;

type Dashboards = Readonly<Record<string, DashboardWords>>;

/** ATL-METR-02 */
export const overview = {
  overview: {
    charts: [
      { title: "Requests", of: "balancer", metrics: ["requests", "latency-p95", "error-ratio"] },
      { title: "Database", of: "database", metrics: ["cpu", "connections"] },
      { title: "Queue", of: "submitted", metrics: ["queue-depth", "queue-age"] },
    ],
  },
} as const satisfies Dashboards;

export const threeDashboards = {
  ...overview,
  database: {
    charts: [
      { title: "Load", of: "database", metrics: ["cpu", "connections", "iops"] },
      { title: "Times", of: "database", metrics: ["read-latency", "write-latency", "replica-lag"] },
    ],
  },
  search: { charts: [{ title: "Cluster", of: "find", metrics: ["cpu", "memory", "latency-p95"] }] },
} as const satisfies Dashboards;
