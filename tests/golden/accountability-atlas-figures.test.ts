import { describe, expect, it } from "vitest";
import { type Figure, holdFigures, readGraphs, size, time } from "./figures.ts";

type Environment = "launch" | "growth" | "scale-staging" | "scale" | "full-staging" | "full";

const graphs = readGraphs<Environment>("accountability-atlas", [
  "launch",
  "growth",
  "scale-staging",
  "scale",
  "full-staging",
  "full",
]);

const canary = [
  { share: 0.1, bake: time("5m") },
  { share: 1, bake: 0 },
];

const FIGURES: readonly Figure<Environment>[] = [
  ["ATL-SVC-01", "growth", "service.gateway#port", 8_080],
  ["ATL-SVC-02", "growth", "service.user#port", 8_081],
  ["ATL-SVC-03", "growth", "service.video#port", 8_082],
  ["ATL-SVC-04", "growth", "service.location#port", 8_083],
  ["ATL-SVC-05", "growth", "service.search#port", 8_084],
  ["ATL-SVC-05", "growth", "service.search#env.SPRING_PROFILES_ACTIVE.value", "prod,fts"],
  ["ATL-SVC-05", "scale", "service.search#env.SPRING_PROFILES_ACTIVE.value", "prod"],
  ["ATL-SVC-06", "growth", "service.moderation#port", 8_085],
  ["ATL-SVC-07", "growth", "service.notification#port", 8_086],
  ["ATL-SVC-08", "growth", "site.web#port", 3_000],
  ["ATL-SVC-01", "full", "service.gateway#health.path", "/actuator/health"],
  ["ATL-COMP-01", "launch", "host.machine#instanceType", "t3.xlarge"],
  ["ATL-COMP-01", "launch", "host.machine#cpus", 4],
  ["ATL-COMP-01", "launch", "host.machine#memory", size("16GB")],
  ["ATL-COMP-02", "launch", "edge.edge#container.cpu", 256],
  ["ATL-COMP-02", "launch", "edge.edge#container.memory", size("256MB")],
  ["ATL-COMP-03", "launch", "service.gateway#cpu", 512],
  ["ATL-COMP-03", "launch", "site.web#memory", size("1GB")],
  ["ATL-COMP-04", "launch", "service.moderation#memory", size("512MB")],
  ["ATL-COMP-05", "launch", "redis.cache#container.memory", size("640MB")],
  ["ATL-COMP-07", "launch", "host.machine#composeFile", "docker-compose.prod.yml"],
  ["ATL-COMP-08", "growth", "service.notification#cpu", 256],
  ["ATL-COMP-08", "full", "service.video#memory", size("1GB")],
  ["ATL-COMP-09", "growth", "service.user#tasks.desired", 1],
  ["ATL-COMP-09", "scale-staging", "service.user#tasks.desired", 2],
  ["ATL-COMP-09, CON-ATL-06", "full", "service.user#tasks", { minimum: 2, desired: 3, maximum: 10 }],
  ["ATL-COMP-12, CON-ATL-05", "full", "service.moderation#tasks", { minimum: 1, desired: 2, maximum: 5 }],
  ["ATL-COMP-13", "full", "site.web#tasks", { minimum: 2, desired: 2, maximum: 5 }],
  [
    "ATL-COMP-10, ATL-COMP-11",
    "full",
    "service.video#scale",
    [{ kind: "target", metric: "cpu", target: 0.7, outCooldown: time("60s"), inCooldown: time("300s") }],
  ],
  ["ATL-NET-06", "launch", "network.network#nat", "none"],
  ["ATL-NET-07", "launch", "balancer.balancer#engine", "edge"],
  ["ATL-NET-07", "growth", "balancer.balancer#engine", "balancer"],
  ["ATL-NET-14", "launch", "certificate.certificate#issuer", "letsencrypt"],
  ["ATL-NET-14", "growth", "certificate.certificate#issuer", "acm"],
  ["ATL-DB-01", "launch", "postgres.database#instanceClass", "db.t4g.micro"],
  ["ATL-DB-01", "growth", "postgres.database#instanceClass", "db.t3.medium"],
  ["ATL-DB-01", "scale-staging", "postgres.database#instanceClass", "db.t3.medium"],
  ["ATL-DB-01", "scale", "postgres.database#instanceClass", "db.r6g.large"],
  ["ATL-DB-01, CON-ATL-27", "full", "postgres.database#instanceClass", "db.r6g.large"],
  ["ATL-DB-02", "launch", "postgres.database#storage.size", size("20GB")],
  ["ATL-DB-02", "growth", "postgres.database#storage.size", size("50GB")],
  ["ATL-DB-02", "scale", "postgres.database#storage.size", size("100GB")],
  ["ATL-DB-03", "growth", "postgres.database#multiZone", false],
  ["ATL-DB-03", "scale", "postgres.database#multiZone", true],
  ["ATL-DB-04", "scale", "postgres.database#replicas.length", 1],
  ["ATL-DB-05", "launch", "backup.database#keep", time("7d")],
  ["ATL-DB-05, ATL-DR-01", "full", "backup.database#keep", time("30d")],
  ["ATL-DB-06, CON-ATL-07", "launch", "backup.database#continuous", null],
  ["ATL-DB-06", "growth", "backup.database#continuous.lossBound", time("5m")],
  ["ATL-DB-07", "growth", "postgres.database#performanceInsights", false],
  ["ATL-DB-07", "scale", "postgres.database#performanceInsights", true],
  ["ATL-CACHE-01", "launch", "redis.cache#container.image", "redis:7-alpine"],
  ["ATL-CACHE-01", "growth", "redis.cache#nodeType", "cache.t3.medium"],
  ["ATL-CACHE-01", "scale", "redis.cache#nodes", 2],
  ["ATL-CACHE-02", "launch", "redis.cache#maxMemory", size("512MB")],
  ["ATL-CACHE-02", "launch", "redis.cache#eviction", "allkeys-lru"],
  ["ATL-CACHE-03", "launch", "redis.cache#persistence", "snapshots"],
  ["ATL-CACHE-04", "scale-staging", "redis.cache#multiZone", false],
  ["ATL-CACHE-04", "scale", "redis.cache#multiZone", true],
  ["ATL-CACHE-05", "scale", "redis.cache#encryption", { transit: true, rest: true }],
  ["ATL-SRCH-01", "growth", "search.find#engine", "postgres"],
  ["ATL-SRCH-02, CON-ATL-03", "scale-staging", "search.find#cluster.nodeType", "t3.small.search"],
  ["ATL-SRCH-02", "scale", "search.find#cluster.nodeType", "r6g.large.search"],
  ["ATL-SRCH-03", "scale", "search.find#cluster.nodes", 3],
  ["ATL-SRCH-04", "scale-staging", "search.find#cluster.storage", size("20GB")],
  ["ATL-SRCH-04", "scale", "search.find#cluster.storage", size("100GB")],
  ["ATL-SRCH-05", "scale", "search.find#cluster.fineGrainedAccess", true],
  ["ATL-CDN-01", "scale-staging", "edge.edge#engine", "none"],
  ["ATL-CDN-01", "scale", "edge.edge#engine", "cdn"],
  ["ATL-QUEUE-02", "growth", "alarm.queue-depth-submitted#threshold", 1_000],
  ["ATL-ALARM-01", "launch", "alarm.host-cpu#threshold", 0.7],
  ["ATL-ALARM-01", "launch", "alarm.host-cpu#period", time("10m")],
  ["ATL-ALARM-02", "launch", "alarm.host-memory#threshold", 0.8],
  ["ATL-ALARM-03", "launch", "alarm.host-disk#threshold", 0.85],
  ["ATL-ALARM-06", "launch", "alarm.host-failed#actions", ["recover-host"]],
  ["ATL-ALARM-07", "scale", "alarm.errors#threshold", 0.05],
  ["ATL-ALARM-07, ATL-METR-03", "scale", "alarm.errors#channels", ["channel.sms", "channel.email"]],
  ["ATL-ALARM-08", "scale", "alarm.latency#threshold", time("1s")],
  ["ATL-ALARM-09", "scale", "alarm.healthy-hosts-video#threshold", 2],
  ["CON-ATL-04", "full", "alarm.healthy-small-hosts-moderation#threshold", 1],
  ["CON-ATL-08", "growth", "alarm.errors#channels", ["channel.email"]],
  ["ATL-TRACE-01", "scale", "tracing.traces#sampling", 0.05],
  ["ATL-CICD-08", "full", "pipeline.delivery#engine", "codepipeline"],
  ["ATL-DEPLOY-01", "launch", "service.video#deployment.strategy", "replace"],
  ["ATL-DEPLOY-01", "scale", "service.video#deployment.strategy", "rolling"],
  ["ATL-DEPLOY-01", "full-staging", "service.video#deployment.strategy", "blue-green"],
  ["ATL-DEPLOY-02", "full", "service.video#deployment.steps", canary],
  ["ATL-DEPLOY-03", "full", "service.video#deployment.keepOld", time("5m")],
  [
    "ATL-DEPLOY-04, CON-ATL-24",
    "full",
    "service.video#deployment.rollback",
    { onFailure: true, alarms: ["alarm.errors", "alarm.latency"] },
  ],
  ["ATL-DR-08", "full", "backup.database#copyKeep", time("7d")],
  ["ATL-DR-09", "full", "backup.find#keep", time("14d")],
  ["ATL-DR-10", "full", "bucket.files#replication", ["us-west-2"]],
  ["ATL-COST-02", "full", "redis.cache#commitment.term", "1y"],
  ["ATL-P1-03", "full", "standby.recovery#region", "us-west-2"],
];

describe("the figures that AccountabilityAtlas states", () => {
  holdFigures(graphs, FIGURES);

  it("ATL-COMP-06, CON-ATL-01: the containers of the machine may use 3.90 virtual CPUs and 8,064 MB", () => {
    const shares = graphs.launch.resources.flatMap((one) => {
      if ("container" in one && one.container !== null) return [one.container];
      return one.kind === "service" || one.kind === "site" ? [{ cpu: one.cpu, memory: one.memory }] : [];
    });
    expect(shares.reduce((sum, { cpu }) => sum + cpu, 0) / 1_024).toBeCloseTo(3.9);
    expect(shares.reduce((sum, { memory }) => sum + memory, 0)).toBe(8_064 * 1_048_576);
  });

  it("ATL-NET-09: nothing but the machine talks to its database", () => {
    const edges = graphs.launch.resources.filter((one) => one.kind === "security-edge");
    const inward = edges.filter(({ to }) => to === "postgres.database");
    expect(inward.map(({ from, port }) => [from, port])).toEqual([["host.machine", 5_432]]);
  });

  it("ATL-DR-11 .. ATL-DR-14, CON-ATL-29: what each failure may cost", () => {
    expect(graphs.full.objectives.recovery.map(({ failure, rto, rpo }) => [failure, rto, rpo])).toEqual([
      ["task", time("5m"), 0],
      ["database", time("15m"), time("5m")],
      ["zone", time("10m"), 0],
      ["region", time("4h"), time("1h")],
    ]);
  });
});
