import {
  balancer,
  blueGreen,
  bucket,
  definePlatform,
  dns,
  edge,
  http,
  live,
  managed,
  network,
  parameter,
  postgres,
  rateLimit,
  redis,
  site,
  waf,
  websocket,
} from "@terrace/core/spec";

/** DFZ-SVC-01 */
const web = site({
  name: "web",
  folder: "services/web",
  port: 3_000,
  paths: ["/*"],
  health: { path: "/api/health" },
  needs: { database: "postgres", cache: "redis", media: "bucket" },
  bind: { media: "media" },
});

/** DFZ-SVC-02 */
const realtime = websocket({
  name: "realtime",
  folder: "services/realtime",
  port: 3_001,
  paths: ["/ws*"],
  needs: { cache: "redis" }, // CON-DFZ-04: the chat lies in Redis alone
});

/** DFZ-SVC-03. CON-DFZ-19: its port is not said; without one it could not be written. */
const streaming = http({
  name: "streaming",
  folder: "services/streaming",
  port: 3_002,
  paths: ["/api/streams*"],
  needs: { database: "postgres", streams: "live" },
});

/** DirectFanz as its requirements are written, mistakes included. What is marked CON-… is a mistake. */
export default definePlatform(
  {
    name: "directfanz-literal",

    // DFZ-NET-01 .. DFZ-NET-07. CON-DFZ-18: the addresses are ours, as none are said.
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: {
        public: ["10.0.1.0/24", "10.0.2.0/24"],
        private: ["10.0.10.0/24", "10.0.11.0/24"],
        data: ["10.0.20.0/24", "10.0.21.0/24"],
      },
      internetGateway: true,
      nat: "per-zone",
      endpoints: ["s3", "ecr.api", "ecr.dkr", "secretsmanager", "logs"],
    }),

    // DFZ-CDN-01 .. DFZ-CDN-05
    edge: edge({
      domain: parameter("domain"),
      engine: "cdn",
      routes: { "/live/*": { to: "streams", cache: "2s" }, "/*": "balancer" },
      compression: ["gzip"],
    }),

    // DFZ-SVC-05
    balancer: balancer({
      listeners: [
        { port: 443, protocol: "https" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
    }),

    // DFZ-NET-06, DFZ-PROP-27
    names: dns({
      zone: parameter("domain"),
      records: {
        "": { to: "edge", failover: "primary", health: { path: "/api/health" } }, // CON-DFZ-08: there is no second place
      },
    }),

    // DFZ-SVC-06, DFZ-WAF-01 .. DFZ-WAF-03
    firewall: waf({
      guards: "balancer", // CON-DFZ-14: drawn between CloudFront and the balancer
      rules: [
        managed("AWSManagedRulesCommonRuleSet"),
        rateLimit({ requests: 2_000 }), // GAP-DFZ-16
        managed("AWSManagedRulesSQLiRuleSet"),
      ],
    }),

    // DFZ-DB-01 .. DFZ-DB-08
    database: postgres({
      version: "15.4", // CON-ALL-04
      class: "db.r6g.large",
      storage: { size: "100GB", growTo: "1TB" },
      multiZone: true,
      replicas: [{ region: "us-east-1", purpose: "read" }],
      replicaScale: { replicas: [1, 3], cpu: "70%" }, // CON-DFZ-11: DFZ-COMP-09, DFZ-PROP-02
      pooler: { serverConnections: 200, clientConnections: 2_000 },
      backups: { every: "1d", keep: "30d", continuous: "5m" },
      insights: true,
      tier: "data",
    }),

    // DFZ-CACHE-01 .. DFZ-CACHE-03
    cache: redis({
      version: "7.0",
      node: "cache.r6g.large",
      cluster: { shards: 3, replicas: 1 }, // CON-DFZ-05: "every operation works as before"
      multiZone: true,
      encryption: { transit: true, rest: true },
      password: true,
      tier: "data",
    }),

    // DFZ-STOR-01 .. DFZ-STOR-06
    media: bucket({ versioning: true, replication: ["us-west-2"], encryption: "aes256" }),
    assets: bucket({ encryption: "aes256" }),

    // DFZ-LIVE-01 .. DFZ-LIVE-07. CON-DFZ-01: MediaStore is no word here; segments lie in a bucket.
    streams: live({ store: "media" }),

    services: { web, realtime, streaming },

    logs: { application: { retention: "0d" } }, // CON-DFZ-21: no retention is said
  },
  {
    production: {
      phase: "full",
      region: "us-east-1",
      parameters: { domain: "directfanz.example" },
      services: {
        "*": { log: "application", deployment: blueGreen() },
        // DFZ-COMP-02 .. DFZ-COMP-06
        web: { cpu: 1_024, memory: "2GB", tasks: [2, 20], scale: { cpu: "70%", memory: "80%" } },
        realtime: { cpu: 512, memory: "1GB", tasks: [2, 10], sticky: "1h" }, // CON-DFZ-19: no metric; CON-DFZ-10: no drain
        streaming: { cpu: 2_048, memory: "4GB", tasks: [1, 5] }, // CON-DFZ-15, CON-DFZ-19
      },
      // GAP-DFZ-15
      objectives: { availability: "99.9%" },
    },
  },
);
