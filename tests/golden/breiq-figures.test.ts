import { describe, expect, it } from "vitest";
import { type Figure, holdFigures, readGraphs, size, time } from "./figures.ts";

type Environment = "local" | "current" | "staging" | "production";

const graphs = readGraphs<Environment>("breiq", ["local", "current", "staging", "production"]);

const usd = (amount: number) => ({ amount, currency: "USD" });

/** What the requirements state, read back from the graphs: requirement, environment, where, value. */
const FIGURES: readonly Figure<Environment>[] = [
  ["BRQ-ENV-01", "current", "parameters.domain", "breiq.online"],
  ["BRQ-ENV-01", "staging", "parameters.domain", "staging.breiq.com"],
  ["BRQ-ENV-01", "production", "parameters.domain", "breiq.com"],
  ["BRQ-NET-13", "production", "edge.edge#domain", { kind: "parameter", name: "domain" }],
  ["BRQ-ENV-02", "current", "region", "us-east-1"],
  ["BRQ-SVC-13", "current", "parameters.api-domain", "api.breiq.online"],
  ["BRQ-SVC-13", "production", "parameters.api-domain", "api.breiq.com"],
  ["BRQ-NET-12", "current", "certificate.certificate#issuer", "acm"],
  ["BRQ-NET-12, BRQ-ENC-04", "current", "balancer.balancer#certificate", "certificate.certificate"],
  ["BRQ-NET-13", "current", "dns.names#zone", { kind: "parameter", name: "domain" }],
  ["BRQ-NET-15", "current", "dns.names#records.0.target", { kind: "resource", id: "balancer.balancer" }],
  ["BRQ-ENV-03", "production", "standby.recovery#region", "us-west-2"],
  ["BRQ-COMP-03, BRQ-DR-08, CON-BRQ-36", "production", "standby.recovery#tasks", { waiting: 1, active: 10 }],
  [
    "BRQ-DR-08, CON-BRQ-14, CON-BRQ-40",
    "production",
    "dns.names#records.1",
    {
      name: "api",
      type: "A",
      target: { kind: "resource", id: "balancer.balancer" },
      routing: { policy: "failover", role: "primary" },
      health: { path: "/api/health", interval: time("30s"), failures: 3 },
      ttl: time("60s"),
    },
  ],
  ["BRQ-DR-08", "production", "dns.names#records.2.target", { kind: "resource", id: "standby.recovery" }],
  ["BRQ-DR-08", "production", "standby.recovery#database", "postgres.database"],

  ["BRQ-COMP-02", "current", "service.backend#cpu", 512],
  ["BRQ-COMP-02", "current", "service.backend#memory", size("1GB")],
  ["BRQ-COMP-02", "staging", "service.videos#cpu", 1_024],
  ["BRQ-COMP-02", "staging", "service.videos#memory", size("2GB")],
  ["BRQ-COMP-02", "production", "service.videos#cpu", 2_048],
  ["BRQ-COMP-02", "production", "service.videos#memory", size("4GB")],
  ["BRQ-COMP-03", "current", "service.backend#tasks", { desired: 1, minimum: 1, maximum: 10 }],
  ["BRQ-COMP-03", "staging", "service.identity#tasks.desired", 2],
  ["BRQ-COMP-04", "production", "service.identity#tasks", { desired: 5, minimum: 5, maximum: 50 }],
  [
    "BRQ-COMP-05, BRQ-COMP-06",
    "production",
    "service.identity#scale",
    [{ kind: "target", metric: "cpu", target: 0.7, outCooldown: time("300s"), inCooldown: time("300s") }],
  ],
  ["BRQ-COMP-07, BRQ-NET-14", "current", "service.backend#health.path", "/api/health"],

  ["BRQ-SVC-12, CON-BRQ-15", "current", "service.backend#port", 80],
  ["CON-BRQ-16", "current", "service.backend#modules.length", 2],
  ["BRQ-SVC-07", "production", "service.identity#port", 8_001],
  ["BRQ-SVC-08", "production", "service.videos#port", 8_002],

  ["BRQ-NET-01", "current", "network.network#cidr", "10.0.0.0/16"],
  [
    "BRQ-NET-02, BRQ-NET-03",
    "staging",
    "network.network#subnets",
    [
      { tier: "public", cidr: "10.0.1.0/24", zone: "us-east-1a" },
      { tier: "public", cidr: "10.0.2.0/24", zone: "us-east-1b" },
      { tier: "private", cidr: "10.0.10.0/24", zone: "us-east-1a" },
      { tier: "private", cidr: "10.0.11.0/24", zone: "us-east-1b" },
    ],
  ],
  ["BRQ-NET-05, CON-BRQ-37", "current", "network.network#nat", "single"],
  ["CON-BRQ-37", "production", "network.network#nat", "per-zone"],
  ["BRQ-NET-06", "current", "security-edge.internet-to-balancer-443#from", "internet"],
  ["BRQ-NET-06", "current", "security-edge.internet-to-balancer-80#from", "internet"],
  ["BRQ-NET-07", "current", "security-edge.balancer-to-backend-80#from", "balancer.balancer"],
  ["BRQ-NET-08", "current", "security-edge.backend-to-database-5432#port", 5_432],
  ["BRQ-NET-09", "current", "security-edge.backend-to-cache-6379#port", 6_379],
  [
    "BRQ-NET-10, BRQ-NET-11",
    "current",
    "balancer.balancer#listeners",
    [
      { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01", redirectTo: null },
      { port: 80, protocol: "http", tlsPolicy: null, redirectTo: "https" },
    ],
  ],

  ["BRQ-DB-01, CON-BRQ-06", "current", "postgres.database#version", "15.8"],
  ["CON-BRQ-06", "production", "postgres.database#version", "15.8"],
  ["BRQ-DB-02", "current", "postgres.database#instanceClass", "db.t4g.medium"],
  ["BRQ-DB-02", "staging", "postgres.database#instanceClass", "db.r6g.large"],
  ["BRQ-DB-02", "production", "postgres.database#instanceClass", "db.r6g.xlarge"],
  [
    "BRQ-DB-03",
    "current",
    "postgres.database#storage",
    { type: "gp3", size: size("20GB"), growTo: size("100GB"), iops: null },
  ],
  ["BRQ-DB-03", "production", "postgres.database#storage.size", size("1TB")],
  ["BRQ-DB-03", "production", "postgres.database#storage.iops", 20_000],
  ["BRQ-DB-04", "current", "postgres.database#multiZone", false],
  ["BRQ-DB-04", "production", "postgres.database#multiZone", true],
  ["BRQ-DB-05, BRQ-DR-05, CON-BRQ-08", "current", "backup.database#keep", time("7d")],
  ["BRQ-DB-05, CON-BRQ-08", "staging", "backup.database#keep", time("7d")],
  ["BRQ-DR-04, CON-BRQ-08", "production", "backup.database#keep", time("35d")],
  ["BRQ-DR-04, CON-BRQ-09", "production", "backup.database#every", time("30m")],
  ["BRQ-DB-06", "staging", "postgres.database#maintenance", { day: "sunday", start: "03:00", end: "04:00" }],
  [
    "BRQ-DB-07, BRQ-DB-13",
    "production",
    "postgres.database#replicas",
    [
      { region: "us-east-1", zone: "us-east-1b", purpose: "read", name: null, keep: null },
      {
        region: "us-west-2",
        zone: "us-west-2a",
        purpose: "recovery",
        name: "breiq-prod-replica-west",
        keep: time("30d"),
      },
    ],
  ],
  [
    "BRQ-DB-09",
    "production",
    "postgres.database#pool",
    { min: 5, max: 20, idle: time("30000ms"), connect: time("2000ms") },
  ],
  ["BRQ-DB-10, CON-BRQ-23", "current", "postgres.database#tls", "verify"],
  ["BRQ-METR-07", "staging", "postgres.database#performanceInsights", false],
  ["BRQ-METR-07", "production", "postgres.database#performanceInsights", true],
  ["BRQ-METR-07", "production", "postgres.database#enhancedMonitoring", time("60s")],
  ["BRQ-DB-12", "production", "postgres.database#tier", "private"],

  ["BRQ-CACHE-01", "current", "redis.cache#version", "7.0"],
  ["BRQ-CACHE-02", "current", "redis.cache#nodeType", "cache.t4g.micro"],
  ["BRQ-CACHE-02", "staging", "redis.cache#nodeType", "cache.r6g.large"],
  ["BRQ-CACHE-02", "production", "redis.cache#nodeType", "cache.r6g.xlarge"],
  ["BRQ-CACHE-03", "current", "redis.cache#nodes", 1],
  ["BRQ-CACHE-03", "staging", "redis.cache#nodes", 2],
  ["BRQ-CACHE-03", "production", "redis.cache#nodes", 3],
  ["BRQ-CACHE-04, BRQ-ENC-03", "production", "redis.cache#encryption", { transit: true, rest: true }],
  ["BRQ-CACHE-05", "production", "backup.cache#every", time("1d")],
  ["BRQ-CACHE-05", "production", "backup.cache#keep", time("7d")],
  ["BRQ-CACHE-08, CON-BRQ-43", "current", "redis.cache#password", null],
  ["BRQ-CACHE-08", "staging", "redis.cache#password", "secret.cache-password"],

  ["CON-BRQ-29, CON-BRQ-44", "current", "search.find#engine", "postgres"],
  ["BRQ-SRCH-01, CON-BRQ-29", "production", "search.find#engine", "opensearch"],
  ["BRQ-SRCH-01", "production", "search.find#name", "breiq-search-cluster"],
  ["BRQ-SRCH-02, CON-BRQ-29", "staging", "search.find#cluster.nodeType", "r6g.large.search"],
  ["BRQ-SRCH-02", "staging", "search.find#cluster.nodes", 2],
  ["BRQ-SRCH-02", "production", "search.find#cluster.nodes", 3],
  ["BRQ-SRCH-03", "production", "search.find#cluster.storage", size("200GB")],
  ["BRQ-SRCH-04, CON-BRQ-29", "production", "search.find#cluster.masters", { nodeType: "t3.small.search", nodes: 3 }],
  ["BRQ-SRCH-05", "staging", "search.find#cluster.zoneAwareness", true],
  [
    "BRQ-SRCH-06",
    "local",
    "search.find#index",
    {
      created_at: "date",
      description: "text",
      duration: "integer",
      id: "keyword",
      likes_count: "integer",
      tags: "keyword",
      title: "text-and-keyword",
      updated_at: "date",
      username: "text-and-keyword",
      views_count: "integer",
    },
  ],

  ["BRQ-STOR-01", "production", "bucket.media#name", "breiq-videos-prod"],
  ["BRQ-STOR-01", "current", "bucket.media#cors", [{ origins: ["*"], methods: ["GET", "HEAD"] }]],
  ["BRQ-STOR-08", "production", "bucket.media#accessLog", true],
  ["BRQ-STOR-10", "current", "registry.registry#replication", []],
  ["BRQ-CICD-07, BRQ-DR-07", "production", "registry.registry#replication", ["us-west-2"]],
  [
    "BRQ-STOR-02 .. BRQ-STOR-06",
    "current",
    "bucket.media#prefixes",
    [
      { prefix: "processed/", lifecycle: [{ action: "infrequent", after: time("90d") }] },
      { prefix: "profiles/", lifecycle: [] },
      { prefix: "raw/", lifecycle: [{ action: "glacier", after: time("30d") }] },
      { prefix: "temp/", lifecycle: [{ action: "delete", after: time("1d") }] },
      { prefix: "thumbnails/", lifecycle: [] },
    ],
  ],
  [
    "CON-BRQ-10",
    "production",
    "bucket.media#prefixes.0.lifecycle",
    [
      { action: "infrequent", after: time("90d") },
      { action: "glacier", after: time("365d") },
    ],
  ],
  ["CON-BRQ-12", "current", "bucket.media#encryption", { algorithm: "aes256", bucketKey: false }],
  [
    "BRQ-ENC-02, BRQ-STOR-08, CON-BRQ-12",
    "production",
    "bucket.media#encryption",
    { algorithm: "kms", bucketKey: true },
  ],
  ["BRQ-STOR-09, BRQ-DR-06", "production", "bucket.media#replication", ["us-west-2"]],
  ["BRQ-DR-06", "production", "backup.media#every", time("7d")],

  ["CON-BRQ-30", "current", "edge.edge#engine", "none"],
  ["CON-BRQ-30", "production", "edge.edge#engine", "cdn"],
  ["BRQ-CDN-05", "production", "edge.edge#originShield", "us-east-1"],
  ["BRQ-CDN-06", "production", "edge.edge#compression", ["gzip", "brotli"]],
  ["BRQ-CDN-07", "production", "edge.edge#minimumTls", "1.2"],
  [
    "BRQ-WAF-01 .. BRQ-WAF-03, CON-BRQ-27",
    "production",
    "waf.firewall#rules",
    [
      { kind: "managed", name: "AWSManagedRulesCommonRuleSet", group: "AWSManagedRulesCommonRuleSet" },
      { kind: "rate", name: "RateLimitRule", requests: 2_000, per: time("5m"), path: null },
      { kind: "managed", name: "SQLInjectionRule", group: "AWSManagedRulesSQLiRuleSet" },
    ],
  ],
  ["BRQ-WAF-01", "production", "waf.firewall#guards", "edge.edge"],
  ["BRQ-ENC-01", "staging", "postgres.database#encryption", "customer-key"],
  ["BRQ-ENC-06", "current", "postgres.database#encryption", "managed-key"],

  ["BRQ-LOG-01", "current", "log.backend#name", "/aws/ecs/breiq-backend"],
  ["BRQ-LOG-01", "current", "log.frontend#retention", time("30d")],
  ["BRQ-LOG-02", "production", "log.database#name", "/aws/rds/instance/breiq-prod/postgresql"],
  ["BRQ-LOG-02", "production", "log.cache#retention", time("7d")],
  ["BRQ-ALARM-01", "production", "alarm.error-rate#threshold", 0.05],
  ["BRQ-ALARM-01", "production", "alarm.error-rate#channels", ["channel.pagerduty"]],
  ["BRQ-ALARM-02", "production", "alarm.database-cpu#threshold", 0.8],
  ["BRQ-ALARM-05", "production", "alarm.upload-failures#threshold", 0.1],
  ["BRQ-ALARM-06", "production", "alarm.response-time#threshold", time("2s")],
  ["BRQ-ALARM-06", "production", "alarm.response-time#channels", ["channel.slack"]],
  ["BRQ-ALARM-07", "production", "alarm.database-connections#threshold", 0.8],
  ["BRQ-ALARM-08", "production", "alarm.memory#threshold", 0.7],
  ["BRQ-ALARM-09", "production", "alarm.disk#threshold", 0.8],
  ["BRQ-ALARM-10", "production", "alarm.cache-hit-ratio#threshold", 0.85],

  ["BRQ-LOG-04, BRQ-LOG-05", "production", "log.access#retention", time("90d")],
  ["BRQ-LOG-05", "production", "log.error#retention", time("90d")],
  ["BRQ-LOG-05, CON-BRQ-39", "production", "log.audit#retention", time("2557d")],
  ["BRQ-LOG-06, BRQ-SRCH-07", "production", "log.backend#exportTo", ["bucket.archive", "search.find"]],
  ["BRQ-LOG-04", "production", "audit.trail#log", "log.audit"],
  ["BRQ-METR-06", "production", "dashboard.application#title", "Application health"],
  ["BRQ-METR-06", "production", "dashboard.infrastructure#title", "Infrastructure metrics"],
  ["BRQ-METR-06", "production", "dashboard.cost#title", "Cost and usage"],
  ["BRQ-METR-06", "production", "dashboard.security#title", "Security events"],
  ["BRQ-ALARM-11, BRQ-CICD-04", "current", "pipeline.delivery#notify", ["channel.telegram"]],
  ["BRQ-ALARM-11", "current", "channel.telegram#medium", "telegram"],
  ["BRQ-TRACE-01", "production", "tracing.traces#exporter", "elastic-apm"],
  ["BRQ-TRACE-02", "production", "tracing.traces#context", ["userId", "videoId", "uploadSize"]],
  ["BRQ-CICD-01", "current", "pipeline.delivery#engine", "github-actions"],
  ["BRQ-CICD-01", "current", "pipeline.delivery#branch.value", "main"],
  ["BRQ-COMP-10, BRQ-COST-13", "staging", "service.videos#capacity", "spot"],
  ["BRQ-COST-13", "production", "service.videos#capacity", "on-demand"],
  ["BRQ-COST-13", "production", "worker.videos-worker#capacity", "spot"],

  ["BRQ-DEPLOY-01", "current", "service.backend#deployment.strategy", "rolling"],
  [
    "BRQ-DEPLOY-02 .. BRQ-DEPLOY-04",
    "production",
    "service.videos#deployment",
    {
      strategy: "blue-green",
      verify: { path: "/api/health", attempts: 10, interval: time("30s") },
      bake: time("60s"),
      rollback: { onFailure: true, alarms: ["alarm.error-rate", "alarm.service-unhealthy"] },
    },
  ],
  ["BRQ-DR-01", "production", "objectives.rto", time("15m")],
  ["BRQ-DR-02", "production", "objectives.rpo", time("5m")],
  ["BRQ-DR-03", "production", "objectives.availability", 0.999],
  ["BRQ-PERF-01", "production", "objectives.p95.GET /api/videos", 200],
  ["BRQ-PERF-02", "production", "objectives.p95.POST /api/videos/upload", 500],
  ["BRQ-PERF-03", "production", "objectives.p95.GET /api/users/profile", 150],
  ["BRQ-PERF-04", "production", "objectives.p95.POST /api/auth/login", 300],
  ["BRQ-DR-09", "production", "operations.roles.length", 5],
  ["BRQ-DR-10", "production", "operations.channels.0", "Slack #incidents"],
  ["BRQ-DR-11", "production", "operations.escalation.2", { after: time("30m"), who: "executives" }],
  ["BRQ-LOAD-01", "production", "operations.loads.1.start", 100],
  ["BRQ-LOAD-02", "production", "operations.loads.2.stages", [{ for: time("10m"), to: 50 }]],
  ["BRQ-LOAD-03", "production", "operations.loads.0.users", { first: 500, most: 1_000 }],
  ["BRQ-COST-09", "current", "costs.growth.2", { factor: 1_000, monthly: usd(5_000), requirement: "BRQ-COST-09" }],
  ["BRQ-COST-16", "production", "budget.spending#monthly", usd(12_500)],
  ["BRQ-COST-16", "production", "budget.spending#alerts", [0.8, 1]],
  ["BRQ-KPI-03, BRQ-COST-17", "production", "costs.unitGoals.1.below", usd(0.001)],
  ["BRQ-AUTH-03", "production", "service.identity#env.ACCESS_TOKEN_SECONDS.value", "900"],
  ["BRQ-AUTH-04", "production", "service.identity#env.REFRESH_TOKEN_SECONDS.value", "2592000"],
  ["BRQ-LOCAL-02", "local", "postgres.database#name", "breiq_dev"],
  ["BRQ-LOCAL-03", "local", "redis.cache#persistence", "append-only"],
];

describe("the figures that Breiq states", () => {
  holdFigures(graphs, FIGURES);

  const caches = (environment: Environment) =>
    Object.fromEntries(
      graphs[environment].resources.flatMap((resource) =>
        resource.kind === "edge" ? resource.routes.map(({ path, cache }) => [path, cache]) : [],
      ),
    );

  const stated = (environment: Environment) =>
    Object.fromEntries(graphs[environment].costs.stated.map(({ requirement, low }) => [requirement, low.amount]));

  it("BRQ-COST-01 .. BRQ-COST-08, BRQ-COST-14, BRQ-COST-15, CON-BRQ-01: what is live and what is aimed at, apart", () => {
    expect(stated("current")).toEqual({
      "BRQ-COST-01": 70,
      "BRQ-COST-02": 45,
      "BRQ-COST-03": 20,
      "BRQ-COST-04": 25,
      "BRQ-COST-05": 20,
      "BRQ-COST-06": 5,
      "BRQ-COST-07": 45,
      "BRQ-COST-08": 230,
    });
    expect(stated("production")).toEqual({ "BRQ-COST-14": 4_190, "BRQ-COST-15": 6_250 });
  });

  it("BRQ-COST-10 .. BRQ-COST-14, CON-BRQ-02: the savings add up to less than their stated total", () => {
    const { savings } = graphs.production.costs;
    const total = (side: "low" | "high") => savings.reduce((sum, saving) => sum + (saving[side]?.amount ?? 0), 0);
    expect([total("low"), total("high")]).toEqual([1_660, 1_740]);
  });

  const promised = (requirement: string) =>
    graphs.production.objectives.targets
      .filter((target) => target.requirement === requirement)
      .map(({ comparison, value }) => `${comparison} ${value}`);

  it("BRQ-PERF-05 .. BRQ-PERF-08, BRQ-KPI-01 .. BRQ-KPI-05: every other promised figure", () => {
    expect(promised("BRQ-PERF-05")).toEqual(["< 100"]);
    expect(promised("BRQ-PERF-06").sort()).toEqual(["< 1000", "< 200", "< 500", ">= 30000"]);
    expect(promised("BRQ-PERF-07").sort()).toEqual(["< 10", "< 100", "< 50", "> 0.95"]);
    expect(promised("BRQ-PERF-08")).toEqual([">= 0.75"]);
    expect(promised("BRQ-KPI-01").sort()).toEqual(["< 0.001", "> 0.85"]);
    expect(promised("BRQ-KPI-02").sort()).toEqual([">= 10000", ">= 100000", `>= ${size("10TB")}`, ">= 50000"].sort());
    expect(promised("BRQ-KPI-03")).toEqual(["< 0.15"]);
    expect(promised("BRQ-KPI-04").sort()).toEqual(["> 0.7", "> 600000"]);
    expect(promised("BRQ-KPI-05").sort()).toEqual(["> 0.95", "> 50"]);
  });

  it("BRQ-CDN-02, BRQ-CDN-03, BRQ-CDN-04: production keeps assets a year, answers five minutes, segments a day", () => {
    expect(caches("production")).toMatchObject({
      "/_next/static/*": time("1y"),
      "/api/*": time("5m"),
      "/media/*": time("24h"),
    });
    expect(caches("current")["/api/*"]).toBeNull();
  });
});
