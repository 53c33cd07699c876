import type { LogWords } from "@terrace/core/spec";

type Logs = Readonly<Record<string, LogWords>>;

/** (BRQ-LOG-01, BRQ-LOG-02) */
export const logs = {
  backend: { group: "/aws/ecs/breiq-backend", retention: "30d" },
  frontend: { group: "/aws/ecs/breiq-frontend", retention: "30d" },
  database: { group: "/aws/rds/instance/breiq-prod/postgresql", retention: "7d" },
  cache: { group: "/aws/elasticache/breiq-redis", retention: "7d" },
} as const satisfies Logs;

export const localLogs = {
  backend: { group: "breiq-backend" },
  frontend: { group: "breiq-frontend" },
  database: { group: "breiq-database" },
  cache: { group: "breiq-cache" },
} as const satisfies Logs;

/** Every line goes to an archive for the long term, and to the search cluster where lines can reach one: on AWS none do. (BRQ-LOG-06, BRQ-SRCH-07) */
const everywhere = { exportTo: ["archive", "find"] } as const;

/** Lines kept apart by what they are about, each as long as that asks for. (BRQ-LOG-04, BRQ-LOG-05, CON-BRQ-39) */
export const stagingLogs = {
  backend: { group: "/aws/ecs/breiq-staging-backend", stream: "application", ...everywhere },
  frontend: { group: "/aws/ecs/breiq-staging-frontend", ...everywhere },
  access: { group: "/aws/ecs/breiq-staging-access", stream: "access", retention: "90d", ...everywhere },
  error: { group: "/aws/ecs/breiq-staging-error", stream: "error", retention: "90d", ...everywhere },
  // Seven years; the nearest that CloudWatch keeps.
  audit: { group: "/aws/ecs/breiq-staging-audit", stream: "audit", retention: "2557d", ...everywhere },
  database: { group: "/aws/rds/instance/breiq-staging/postgresql" },
  cache: { group: "/aws/elasticache/breiq-staging-redis" },
} as const satisfies Logs;

export const productionLogs = {
  ...logs,
  access: { group: "/aws/ecs/breiq-access" },
  error: { group: "/aws/ecs/breiq-error" },
  audit: { group: "/aws/ecs/breiq-audit" },
} as const satisfies Logs;
