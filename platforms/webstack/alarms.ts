import type { AlarmWords } from "@terrace/core/spec";

const warning = { severity: "warning", channels: ["operators"], period: "5m" } as const;

/** A breach tells a topic. The thresholds are 80 % of CPU and 90 % of memory, above those that scale. (WEB-ALARM-01, CON-WEB-12) */
export const alarms = {
  "app-cpu": { ...warning, of: "app", metric: "cpu", above: "80%" },
  "app-memory": { ...warning, of: "app", metric: "memory", above: "90%" },
  "database-cpu": { ...warning, of: "database", metric: "cpu", above: "80%" },
  "database-connections": { ...warning, of: "database", metric: "connections", above: "80%" },
  "cache-memory": { ...warning, of: "cache", metric: "memory", above: "90%" },
  errors: { ...warning, severity: "critical", of: "balancer", metric: "error-ratio", above: "5%" },
} as const satisfies Readonly<Record<string, AlarmWords>>;
