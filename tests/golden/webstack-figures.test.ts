import { describe, expect, it } from "vitest";
import { type Figure, holdFigures, readGraphs, size, time } from "./figures.ts";

type Environment = "development" | "production";

const graphs = readGraphs<Environment>("webstack", ["development", "production"]);

const FIGURES: readonly Figure<Environment>[] = [
  ["WEB-SVC-01", "production", "site.app#port", 3_000],
  ["WEB-SVC-03, CON-WEB-12", "production", "site.app#health.path", "/api/health"],
  ["WEB-COMP-01", "development", "site.app#tier", "private"],
  ["WEB-COMP-02", "development", "site.app#cpu", 512],
  ["WEB-COMP-02", "development", "site.app#memory", size("1GB")],
  ["WEB-COMP-02", "production", "site.app#cpu", 1_024],
  ["WEB-COMP-02", "production", "site.app#memory", size("2GB")],
  ["WEB-COMP-03", "development", "site.app#tasks", { desired: 1, minimum: 1, maximum: 2 }],
  ["WEB-COMP-03", "production", "site.app#tasks", { desired: 2, minimum: 2, maximum: 10 }],
  [
    "WEB-COMP-04, WEB-COMP-05, WEB-LOAD-01",
    "production",
    "site.app#scale",
    [
      {
        kind: "step",
        out: [
          { metric: "cpu", threshold: 0.7 },
          { metric: "memory", threshold: 0.8 },
        ],
        in: [
          { metric: "cpu", threshold: 0.5 },
          { metric: "memory", threshold: 0.6 },
        ],
        outCooldown: time("300s"),
        inCooldown: time("300s"),
      },
    ],
  ],
  ["WEB-NET-01", "production", "network.network#cidr", "10.0.0.0/16"],
  [
    "WEB-NET-02, WEB-NET-03",
    "production",
    "network.network#subnets",
    [
      { tier: "public", cidr: "10.0.0.0/24", zone: "us-east-1a" },
      { tier: "public", cidr: "10.0.16.0/24", zone: "us-east-1b" },
      { tier: "private", cidr: "10.0.1.0/24", zone: "us-east-1a" },
      { tier: "private", cidr: "10.0.17.0/24", zone: "us-east-1b" },
      { tier: "data", cidr: "10.0.2.0/28", zone: "us-east-1a" },
      { tier: "data", cidr: "10.0.18.0/28", zone: "us-east-1b" },
    ],
  ],
  ["WEB-NET-04", "development", "network.network#nat", "single"],
  ["WEB-NET-04", "production", "network.network#nat", "per-zone"],
  ["WEB-DB-01", "development", "postgres.database#instanceClass", "db.t4g.micro"],
  ["WEB-DB-01", "production", "postgres.database#instanceClass", "db.t4g.small"],
  ["WEB-DB-02", "development", "postgres.database#multiZone", false],
  ["WEB-DB-02", "production", "postgres.database#multiZone", true],
  ["WEB-DB-03", "development", "postgres.database#storage.growTo", size("100GB")],
  ["WEB-DB-03", "production", "postgres.database#storage.size", size("100GB")],
  ["WEB-DB-03", "production", "postgres.database#storage.growTo", size("500GB")],
  ["WEB-CACHE-01", "development", "redis.cache#nodeType", "cache.t4g.micro"],
  ["WEB-CACHE-01", "production", "redis.cache#nodeType", "cache.t4g.small"],
  ["WEB-CACHE-01", "production", "redis.cache#nodes", 1],
  ["WEB-ENC-02", "production", "postgres.database#encryption", "customer-key"],
  ["WEB-ENC-02", "production", "redis.cache#encryption.rest", true],
  ["WEB-DR-01", "development", "backup.database#keep", time("1d")],
  ["WEB-DR-01", "production", "backup.database#keep", time("7d")],
  ["WEB-DR-02", "production", "backup.database#continuous", { lossBound: time("5m") }],
];

describe("the figures that Webstack states", () => {
  holdFigures(graphs, FIGURES);

  const edges = (environment: Environment) =>
    graphs[environment].resources.flatMap((one) =>
      one.kind === "security-edge" ? [`${one.from} -> ${one.to}:${one.port}`] : [],
    );

  it("WEB-NET-06 .. WEB-NET-09: only the balancer is open, each tier to the one before it", () => {
    expect(edges("production")).toEqual(
      expect.arrayContaining([
        "internet -> balancer.balancer:443",
        "internet -> balancer.balancer:80",
        "balancer.balancer -> site.app:3000",
        "site.app -> postgres.database:5432",
        "site.app -> redis.cache:6379",
      ]),
    );
  });

  it("WEB-SVC-04: calls to the world leave by 443, and the private tier has no other way out than the NAT gateways", () => {
    expect(edges("production").filter((edge) => edge.endsWith("-> internet:443"))).toEqual([
      "site.app -> internet:443",
    ]);
    expect(edges("production").filter((edge) => edge.includes("-> internet:") && !edge.endsWith(":443"))).toEqual([]);
  });
});
