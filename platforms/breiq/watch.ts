import { type ChannelWords, type DashboardWords, type MetricWords, parameter } from "@terrace/core/spec";

/** Who is told, by severity, and where the pipeline reports. (BRQ-ALARM-01, BRQ-ALARM-06, BRQ-ALARM-11, CON-ALL-11) */
export const channels = {
  pagerduty: { medium: "pagerduty", to: parameter("pagerduty-key") },
  slack: { medium: "slack", to: parameter("slack-webhook") },
  telegram: { medium: "telegram", to: parameter("telegram-chat") },
} as const satisfies Readonly<Record<string, ChannelWords>>;

/** What the application measures itself. (BRQ-METR-01, BRQ-KPI-04) */
export const metrics = {
  "request-duration": {
    source: "http_request_duration_seconds",
    unit: "seconds",
    dimensions: ["service", "method", "route", "status"],
    series: 60,
  },
  "waiting-jobs": { source: "jobs", unit: "count", dimensions: ["queue", "state"], series: 4 },
  "active-users": { unit: "count" },
  "video-completion": { unit: "ratio" },
  "failed-sign-ins": { unit: "count", dimensions: ["reason"], series: 3 },
} as const satisfies Readonly<Record<string, MetricWords>>;

/** (BRQ-METR-02 .. BRQ-METR-06) */
export const dashboards = {
  application: {
    title: "Application health",
    charts: [
      { title: "Answers", of: "balancer", metrics: ["requests", "error-ratio", "latency-p95"] },
      { title: "Tasks", of: "balancer", metrics: ["healthy-tasks", "unhealthy-tasks"] },
      { title: "Jobs", of: "jobs", metrics: ["queue-depth", "queue-age", "dead-letters"] },
      { title: "Uploads", of: "media", metrics: ["upload-failure-ratio"] },
      { title: "Use", metrics: ["active-users", "video-completion"] },
    ],
  },
  infrastructure: {
    title: "Infrastructure metrics",
    charts: [
      { title: "Tasks", metrics: ["cpu", "memory", "network-out"] },
      {
        title: "Database",
        of: "database",
        metrics: ["cpu", "connections", "iops", "read-latency", "write-latency", "replica-lag", "disk"],
      },
      { title: "Cache", of: "cache", metrics: ["cpu", "memory", "connections", "cache-hit-ratio"] },
      { title: "Bucket", of: "media", metrics: ["requests", "stored-bytes", "error-ratio"] },
    ],
  },
  cost: {
    title: "Cost and usage",
    charts: [
      { title: "Month so far", metrics: ["cost"] },
      { title: "Delivery", of: "edge", metrics: ["network-out", "cache-hit-ratio"] },
      { title: "Storage", of: "media", metrics: ["stored-bytes"] },
    ],
  },
  security: {
    title: "Security events",
    charts: [
      { title: "Turned away", of: "edge", metrics: ["blocked-requests"] },
      { title: "Sign-ins", metrics: ["failed-sign-ins"] },
    ],
  },
} as const satisfies Readonly<Record<string, DashboardWords>>;
