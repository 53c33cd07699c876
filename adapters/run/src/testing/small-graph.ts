import type { Graph, HealthCheck, ProcessShape, Resource, Value } from "@terrace/core/graph";
import { SMALL_STORES } from "./small-stores.ts";

const SECOND = 1_000;
const MEGABYTE = 1_048_576;

const literal = (value: string): Value => ({ kind: "literal", value });
const reference = (
  resource: string,
  output: "host" | "port" | "name" | "user" | "password" | "url" | "path" | "value",
): Value => ({
  kind: "reference",
  resource,
  output,
});

const health: HealthCheck = {
  path: "/health",
  interval: SECOND,
  timeout: SECOND,
  healthyAfter: 1,
  unhealthyAfter: 2,
  grace: 20 * SECOND,
  container: true,
  dependsOn: [],
};

const shape: Omit<ProcessShape, "env" | "uses" | "log"> = {
  tier: "private",
  cpu: 0.5,
  memory: 256 * MEGABYTE,
  tasks: { desired: 1, minimum: 1, maximum: 1 },
  scale: [],
  deployment: { strategy: "rolling", minimumHealthy: 1, maximum: 2, rollback: { onFailure: true, alarms: [] } },
  drain: 10 * SECOND,
  host: null,
  capacity: "on-demand",
  architecture: "x86_64",
};

const database: Readonly<Record<string, Value>> = {
  DB_HOST: reference("postgres.database", "host"),
  DB_PORT: reference("postgres.database", "port"),
  DB_NAME: reference("postgres.database", "name"),
  DB_USER: reference("postgres.database", "user"),
  DB_PASSWORD: reference("postgres.database", "password"),
};

const films = {
  name: "films",
  folder: "adapters/run/src/testing/films",
  migrations: { folder: "migrations", schema: "films" },
};

const processes: readonly Resource[] = [
  {
    ...shape,
    kind: "service",
    id: "service.films",
    modules: [films],
    port: 8001,
    health,
    protocol: "http",
    takes: [],
    sticky: null,
    tasks: { desired: 2, minimum: 1, maximum: 4 },
    env: {
      ...database,
      REDIS_URL: reference("redis.cache", "url"),
      STORAGE_ROOT: reference("bucket.media", "path"),
      MEDIA_SIGNING_SECRET: reference("secret.media", "value"),
      ADMIN_EMAIL: { kind: "parameter", name: "admin-email" },
    },
    uses: ["postgres.database", "queue.jobs", "redis.cache", "bucket.media"],
    log: "log.application",
  },
  {
    ...shape,
    kind: "worker",
    id: "worker.encoder",
    module: films,
    entry: "src/worker.ts",
    queue: "queue.jobs",
    topics: [],
    concurrency: 1,
    env: { ...database, STORAGE_ROOT: reference("bucket.media", "path") },
    uses: ["postgres.database", "bucket.media"],
    log: "log.application",
  },
  {
    ...shape,
    kind: "site",
    id: "site.web",
    folder: "web",
    framework: "next",
    port: 3000,
    health,
    env: { API_URL: reference("balancer.main", "url"), PLATFORM_NAME: literal("Sample") },
    uses: [],
    log: "log.application",
  },
];

const entrance: readonly Resource[] = [
  {
    kind: "balancer",
    id: "balancer.main",
    tier: "public",
    listeners: [{ port: 80, protocol: "http", tlsPolicy: null, redirectTo: null }],
    routes: [
      { paths: ["/api/films*", "/.well-known/jwks.json"], target: "service.films" },
      { paths: ["/*"], target: "site.web" },
    ],
    idleTimeout: 60 * SECOND,
    engine: "balancer",
    certificate: null,
    accessLog: false,
    http2: true,
  },
  {
    kind: "edge",
    id: "edge.front",
    domain: null,
    engine: "nginx",
    routes: [
      { path: "/media/*", target: signedMedia(), cache: 86_400 * SECOND, forward: "needed" },
      {
        path: "/api/*",
        target: { kind: "balancer", balancer: "balancer.main" },
        cache: 300 * SECOND,
        forward: "needed",
      },
      { path: "/*", target: { kind: "balancer", balancer: "balancer.main" }, cache: null, forward: "needed" },
    ],
    compression: ["gzip"],
    rateLimits: [{ path: "/api/films/login", requests: 5, per: 60 * SECOND, burst: 5 }],
    uploads: { paths: ["/api/films/upload"], maximum: 64 * MEGABYTE },
    bodyLimit: MEGABYTE,
    aliases: [{ prefix: "/api/v1/", as: "/api/" }],
    securityHeaders: true,
    minimumTls: "1.2",
    originShield: null,
    http2: true,
    certificate: null,
    countries: null,
    lockOrigin: false,
    accessLog: false,
    container: null,
  },
];

function signedMedia() {
  return {
    kind: "objects" as const,
    bucket: "bucket.media",
    mounts: [
      { below: "", prefix: "processed/" },
      { below: "thumbnails/", prefix: "thumbnails/" },
    ],
  };
}

const records: readonly Resource[] = [
  {
    kind: "log",
    id: "log.application",
    name: "application",
    retention: 86_400 * SECOND,
    stream: "application",
    exportTo: [],
  },
  { kind: "log", id: "log.engines", name: "engines", retention: 86_400 * SECOND, stream: "application", exportTo: [] },
  { kind: "tracing", id: "tracing.traces", exporter: "local", sampling: 0.1, context: ["userId"] },
  {
    kind: "network",
    id: "network.main",
    cidr: "10.0.0.0/16",
    zones: [],
    subnets: [],
    internetGateway: false,
    nat: "none",
    endpoints: [],
    acls: [],
  },
];

/** A platform with one of each noun, small enough to read. */
export const SMALL_GRAPH: Graph = {
  platform: "sample",
  environment: "local",
  phase: "launch",
  target: "local",
  region: null,
  parameters: { "admin-email": "admin@example.org" },
  objectives: { availability: null, rto: null, rpo: null, p95: {}, recovery: [], targets: [] },
  acknowledgements: [],
  tags: {},
  triggers: [],
  costs: { usage: null, stated: [], includes: [], unitGoals: [], growth: [], savings: [] },
  operations: { roles: [], channels: [], escalation: [], loads: [], dataMigration: [], roadmap: [] },
  resources: [...SMALL_STORES, ...processes, ...entrance, ...records].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
};
