import { describe, expect, it } from "vitest";
import { type Figure, holdFigures, readGraphs, size, time } from "./figures.ts";

type Environment = "staging" | "production" | "test";

const graphs = readGraphs<Environment>("directfanz", ["staging", "production", "test"]);

const cooldowns = { outCooldown: time("300s"), inCooldown: time("300s") };

const FIGURES: readonly Figure<Environment>[] = [
  ["DFZ-SVC-01", "production", "site.web#port", 3_000],
  ["DFZ-SVC-02", "production", "service.realtime#port", 3_001],
  ["DFZ-SVC-03, CON-DFZ-19", "production", "service.streaming#port", 3_002],
  ["DFZ-SVC-04, DFZ-ERR-06", "production", "service.realtime#health.path", "/health"],
  ["DFZ-SVC-04, DFZ-ERR-06", "production", "site.web#health.path", "/api/health"],
  ["DFZ-COMP-01", "production", "service.streaming#tier", "private"],
  ["DFZ-COMP-02", "production", "site.web#cpu", 1_024],
  ["DFZ-COMP-02", "production", "site.web#memory", size("2GB")],
  ["DFZ-COMP-02", "production", "site.web#tasks", { minimum: 2, desired: 2, maximum: 20 }],
  [
    "DFZ-COMP-03",
    "production",
    "site.web#scale",
    [
      { kind: "target", metric: "cpu", target: 0.7, ...cooldowns },
      { kind: "target", metric: "memory", target: 0.8, ...cooldowns },
    ],
  ],
  ["DFZ-COMP-04", "production", "service.realtime#tasks", { minimum: 2, desired: 2, maximum: 10 }],
  ["DFZ-COMP-04", "production", "service.realtime#protocol", "websocket"],
  ["DFZ-COMP-05", "production", "service.realtime#sticky", time("1h")],
  ["DFZ-COMP-06", "production", "service.streaming#cpu", 2_048],
  ["DFZ-COMP-06", "production", "service.streaming#tasks", { minimum: 1, desired: 1, maximum: 5 }],
  ["DFZ-NET-07", "production", "network.network#nat", "per-zone"],
  ["DFZ-DB-01", "production", "postgres.database#version", "15.4"],
  ["DFZ-DB-02", "production", "postgres.database#instanceClass", "db.r6g.large"],
  ["DFZ-DB-02", "staging", "postgres.database#instanceClass", "db.t3.medium"],
  ["DFZ-DB-03", "production", "postgres.database#multiZone", true],
  ["DFZ-DB-04", "production", "postgres.database#storage.growTo", size("1TB")],
  ["DFZ-DB-05, GAP-DFZ-03", "production", "backup.database#keep", time("30d")],
  ["DFZ-DB-05, CON-DFZ-13", "staging", "backup.database#keep", time("7d")],
  ["DFZ-DB-06", "production", "postgres.database#performanceInsights", true],
  ["DFZ-DB-07, CON-DFZ-12", "production", "postgres.database#pooler.mode", "transaction"],
  ["DFZ-DB-08", "production", "postgres.database#replicas.0.purpose", "read"],
  ["DFZ-ERR-08", "production", "postgres.database#parameters.statement_timeout", "30000"],
  ["DFZ-CACHE-01", "production", "redis.cache#nodeType", "cache.r6g.large"],
  ["DFZ-CACHE-02", "production", "redis.cache#cluster", { shards: 3, replicas: 1 }],
  ["DFZ-CACHE-03", "production", "redis.cache#encryption", { transit: true, rest: true }],
  ["DFZ-ENC-02, CON-DFZ-07", "production", "redis.cache#key", "key.main"],
  ["DFZ-STOR-06, CON-DFZ-07", "production", "bucket.media#encryption.algorithm", "aes256"],
  ["DFZ-STOR-03", "production", "bucket.media#replication", ["us-west-2"]],
  ["DFZ-STOR-05", "production", "bucket.media#versioning", true],
  ["CON-DFZ-22", "production", "live.streams#segment", time("4s")],
  ["CON-DFZ-21, BRQ-ALARM-08", "production", "alarm.memory#threshold", 0.7],
  ["DFZ-LIVE-12", "production", "live.streams#redundant", true],
  ["DFZ-LIVE-02", "production", "live.streams#formats", ["hls", "dash"]],
  ["CON-DFZ-14", "production", "edge.edge#lockOrigin", true],
  ["DFZ-CICD-01", "production", "pipeline.delivery#engine", "codepipeline"],
  ["DFZ-TRACE-01, CON-ALL-07", "production", "tracing.traces#sampling", 0.05],
  ["GAP-DFZ-09", "production", "budget.spending#anomaly", 0.25],
  ["DFZ-DEPLOY-01", "production", "site.web#deployment.strategy", "blue-green"],
  ["GAP-DFZ-15", "production", "objectives.availability", 0.999],
  ["DFZ-ENV-02", "test", "redis.cache#cluster", { shards: 3, replicas: 1 }],
  ["DFZ-ENV-02", "test", "site.web#tasks.maximum", 20],
];

describe("the figures that DirectFanz states", () => {
  holdFigures(graphs, FIGURES);

  it("DFZ-LIVE-03: a ladder from 240 to 1080 lines", () => {
    const ladder = graphs.production.resources.flatMap((one) => (one.kind === "live" ? one.ladder : []));
    expect(ladder.map(({ height }) => height)).toEqual([240, 360, 480, 720, 1_080]);
  });

  it("DFZ-SVC-07: each service has the stores it is said to have, and one of them drives the encoder", () => {
    const uses = Object.fromEntries(
      graphs.production.resources.flatMap((one) => ("uses" in one ? [[one.id, one.uses]] : [])),
    );
    expect(uses["site.web"]).toEqual(expect.arrayContaining(["postgres.database", "redis.cache", "bucket.media"]));
    expect(uses["service.realtime"]).toEqual(expect.arrayContaining(["redis.cache"]));
    expect(uses["service.streaming"]).toEqual(expect.arrayContaining(["live.streams"]));
  });

  it("DFZ-PROP-27, GAP-DFZ-08: names lead elsewhere after three failed checks of 30 s", () => {
    const records = graphs.production.resources.flatMap((one) => (one.kind === "dns" ? one.records : []));
    const apex = records.filter(({ name, type }) => name === "" && type === "A");
    expect(apex.map(({ routing }) => routing)).toEqual([
      { policy: "failover", role: "primary" },
      { policy: "failover", role: "secondary" },
    ]);
    expect(apex[0]?.health).toMatchObject({ interval: time("30s"), failures: 3 });
  });
});
