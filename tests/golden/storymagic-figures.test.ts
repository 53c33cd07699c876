import { describe, expect, it } from "vitest";
import { type Figure, holdFigures, readGraphs, size, time } from "./figures.ts";

type Environment = "development" | "staging" | "production";

const graphs = readGraphs<Environment>("storymagic", ["development", "staging", "production"]);

const FIGURES: readonly Figure<Environment>[] = [
  ["STM-SVC-01", "production", "service.api#port", 3_000],
  [
    "STM-NET-07, STM-COMP-08",
    "production",
    "service.api#health",
    {
      path: "/health",
      interval: time("30s"),
      timeout: time("5s"),
      healthyAfter: 2,
      unhealthyAfter: 3,
      grace: time("60s"),
      container: true,
      dependsOn: [],
    },
  ],
  ["STM-COMP-02, CON-STM-01", "production", "service.api#tasks", { desired: 2, minimum: 2, maximum: 4 }],
  ["STM-COMP-02, STM-ENV-01", "development", "service.api#tasks", { desired: 1, minimum: 1, maximum: 1 }],
  ["STM-COMP-03", "development", "service.api#deployment.minimumHealthy", 0.5],
  ["STM-COMP-03", "development", "service.api#deployment.maximum", 2],
  [
    "STM-COMP-05, STM-COMP-06, STM-LOAD-01",
    "production",
    "service.api#scale",
    [
      { kind: "target", metric: "cpu", target: 0.7, outCooldown: time("300s"), inCooldown: time("300s") },
      { kind: "target", metric: "memory", target: 0.8, outCooldown: time("300s"), inCooldown: time("300s") },
    ],
  ],
  ["STM-COMP-07", "development", "service.api#cpu", 512],
  ["STM-COMP-07", "production", "service.api#memory", size("2GB")],
  [
    "STM-DEPLOY-01 .. STM-DEPLOY-03",
    "production",
    "service.api#deployment.steps",
    [
      { share: 0.1, bake: time("10m") },
      { share: 0.5, bake: time("5m") },
      { share: 1, bake: 0 },
    ],
  ],
  ["STM-DEPLOY-05", "production", "service.api#deployment.keepOld", time("24h")],
  ["STM-NET-01", "production", "network.network#cidr", "10.0.0.0/16"],
  ["STM-ENV-04", "production", "region", "eu-central-1"],
  ["CON-STM-06", "production", "network.network#endpoints", [{ service: "s3", type: "gateway" }]],
  ["STM-DB-01", "production", "postgres.database#version", "15.3"],
  ["STM-DB-02", "development", "postgres.database#instanceClass", "db.t3.micro"],
  ["STM-DB-02", "production", "postgres.database#instanceClass", "db.t3.medium"],
  [
    "STM-DB-03",
    "production",
    "postgres.database#storage",
    { type: "gp2", size: size("100GB"), growTo: size("1000GB"), iops: null },
  ],
  ["STM-DB-04", "production", "postgres.database#multiZone", true],
  ["STM-DB-05", "production", "backup.database#keep", time("7d")],
  ["STM-DB-05", "production", "postgres.database#backupWindow", { start: "03:00", end: "04:00" }],
  ["STM-DB-06", "production", "postgres.database#maintenance", { day: "sunday", start: "04:00", end: "05:00" }],
  ["STM-DB-08", "production", "postgres.database#encryption", "customer-key"],
  [
    "STM-DB-09",
    "production",
    "postgres.database#parameters",
    { max_connections: "200", shared_preload_libraries: "pg_stat_statements", work_mem: "16MB" },
  ],
  ["STM-CACHE-01, CON-STM-02", "production", "redis.cache#nodeType", "cache.t3.micro"],
  ["STM-CACHE-01", "production", "redis.cache#nodes", 1],
  ["STM-CACHE-03", "production", "redis.cache#encryption", { transit: true, rest: true }],
  ["STM-CACHE-04", "production", "redis.cache#eviction", "allkeys-lru"],
  ["STM-CACHE-04", "production", "redis.cache#idleTimeout", null],
  ["STM-CACHE-04", "production", "redis.cache#tcpKeepAlive", time("300s")],
  ["STM-STOR-02", "production", "registry.registry#keep", time("30d")],
  ["STM-CDN-05", "production", "edge.edge#minimumTls", "1.2"],
  ["STM-CDN-05", "production", "edge.edge#http2", true],
  ["STM-CDN-06", "production", "edge.edge#countries.codes.length", 27],
  ["CON-STM-08", "production", "edge.edge#lockOrigin", true],
  ["CON-STM-18", "production", "certificate.edge-certificate#region", "us-east-1"],
  ["STM-ENC-01", "production", "secret.api-openai-api-key#name", "storymagic/openai-api-key"],
  ["STM-ENC-02", "production", "secret.api-firebase-config#form", "json"],
  ["STM-ENC-03", "production", "secret.database-password#rotateEvery", time("30d")],
  ["STM-LOG-01", "production", "log.api#name", "/ecs/storymagic-api"],
  ["STM-LOG-01", "production", "log.api#retention", time("30d")],
  ["STM-LOG-02", "production", "log.database#retention", time("7d")],
  ["STM-METR-01", "production", "metric.story-generation-time#dimensions", ["theme", "ageGroup"]],
  ["STM-ALARM-01", "production", "alarm.high-cpu#threshold", 0.8],
  ["STM-ALARM-01", "production", "alarm.high-cpu#actions", ["add-task"]],
  ["STM-ALARM-02", "production", "alarm.database-connections#threshold", 180],
  ["STM-ALARM-03", "production", "alarm.generation-timeouts#threshold", 0.05],
  ["STM-ALARM-03", "production", "alarm.generation-timeouts#period", time("10m")],
  ["STM-ALARM-04", "production", "alarm.safety-violations#threshold", 0],
  ["STM-TRACE-01", "production", "tracing.traces#sampling", 0.1],
  ["STM-COST-02", "production", "budget.spending#monthly", { amount: 400, currency: "USD" }],
  ["STM-COST-02", "production", "budget.spending#alerts", [0.8, 0.9, 1]],
  ["STM-COST-04", "production", "postgres.database#commitment.term", "1y"],
  ["STM-DR-03", "production", "objectives.rto", time("4h")],
  ["STM-DR-04", "production", "objectives.rpo", time("1h")],
  ["STM-ENV-03, STM-CICD-08, CON-STM-17", "staging", "postgres.database#instanceClass", "db.t3.micro"],
];

describe("the figures that StoryMagic states", () => {
  holdFigures(graphs, FIGURES);

  it("STM-CDN-02 .. STM-CDN-04: the API is never kept, assets a year, the rest an hour", () => {
    const routes = graphs.production.resources.flatMap((one) => (one.kind === "edge" ? one.routes : []));
    expect(routes.map(({ path, cache, forward }) => [path, cache, forward])).toEqual([
      ["/assets/*", time("1y"), "needed"],
      ["/api/*", null, "all"],
      ["/*", time("1h"), "needed"],
    ]);
  });

  it("STM-NET-09 .. STM-NET-11: tasks reach the database, the cache and 443 outside; those reach nobody", () => {
    const edges = graphs.production.resources.flatMap((one) =>
      one.kind === "security-edge" ? [`${one.from} -> ${one.to}:${one.port}`] : [],
    );
    expect(edges.filter((edge) => edge.startsWith("service.api")).sort()).toEqual([
      "service.api -> internet:443",
      "service.api -> postgres.database:5432",
      "service.api -> redis.cache:6379",
    ]);
    expect(edges.filter((edge) => /^(postgres|redis)/.test(edge))).toEqual([]);
  });
});
