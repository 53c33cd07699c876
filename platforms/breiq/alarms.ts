import type { AlarmWords } from "@terrace/core/spec";

const critical = { severity: "critical", channels: ["pagerduty"] } as const;
const warning = { severity: "warning", channels: ["slack"] } as const;

/** Who is told what, in the target environments. (BRQ-ALARM-01 .. BRQ-ALARM-10) */
export const alarms = {
  "error-rate": { ...critical, metric: "error-ratio", above: "5%" },
  "database-cpu": { ...critical, of: "database", metric: "cpu", above: "80%" },
  "service-unhealthy": { ...critical, of: "balancer", metric: "unhealthy-tasks", statistic: "maximum", above: 0 },
  "database-connection-failures": {
    ...critical,
    of: "database",
    metric: "connection-failures",
    statistic: "sum",
    above: 0,
  },
  "upload-failures": { ...critical, of: "media", metric: "upload-failure-ratio", above: "10%" },
  "response-time": { ...warning, of: "balancer", metric: "latency-p95", above: "2s" },
  "database-connections": { ...warning, of: "database", metric: "connections", above: "80%" },
  memory: { ...warning, metric: "memory", above: "70%" },
  disk: { ...warning, of: "database", metric: "disk", above: "80%" },
  "cache-hit-ratio": { ...warning, of: "edge", metric: "cache-hit-ratio", below: "85%" },
} as const satisfies Readonly<Record<string, AlarmWords>>;
