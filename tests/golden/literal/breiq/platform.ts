import {
  balancer,
  blueGreen,
  bucket,
  definePlatform,
  dns,
  edge,
  http,
  managed,
  network,
  postgres,
  queue,
  rateLimit,
  redis,
  rolling,
  search,
  waf,
} from "@terrace/core/spec";

/** CON-BRQ-15: user, notification and search have no port, so they cannot be written down. (BRQ-SVC-07 .. BRQ-SVC-11) */
const service = (name: string, port: number, paths: readonly string[]) =>
  http({
    name,
    folder: `services/${name}`,
    port,
    paths,
    health: { path: "/api/health" },
    needs: { database: "postgres", cache: "redis" },
  });

/** CON-BRQ-26: a rate that the scenarios are too short for. CON-BRQ-24: a test that passes with 10 % of errors. (BRQ-LOAD-04) */
const thresholds = ["http_req_duration p(95) < 500", "http_req_failed rate < 0.1", "http_reqs rate > 1000"];

/** Breiq as its requirements are written, mistakes included. What is marked CON-… is a mistake. */
export default definePlatform(
  {
    name: "breiq-literal",

    // BRQ-NET-01 .. BRQ-NET-07
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: { public: ["10.0.1.0/24", "10.0.2.0/24"], private: ["10.0.10.0/24", "10.0.11.0/24"] },
      internetGateway: true,
      nat: "single", // CON-BRQ-37: against 99.9 %
    }),

    // BRQ-CDN-01 .. BRQ-CDN-07
    edge: edge({
      domain: "breiq.com", // CON-BRQ-13
      engine: "cdn",
      routes: {
        "/static/*": { to: "balancer", cache: "1y" },
        "/api/*": { to: "balancer", cache: "5m", forward: "all" }, // CON-BRQ-31: feeds and profiles among them
        "/*": "balancer",
      },
      compression: ["gzip", "brotli"],
      minimumTls: "1.2",
      originShield: "us-east-1",
    }),

    // BRQ-WAF-01 .. BRQ-WAF-03
    firewall: waf({
      guards: "edge",
      rules: [
        managed("AWSManagedRulesCommonRuleSet"),
        rateLimit({ requests: 2_000 }), // CON-BRQ-27: a load test comes from one address
        managed("AWSManagedRulesSQLiRuleSet"),
      ],
    }),

    // BRQ-DR-08, BRQ-MIG-01
    names: dns({
      zone: "breiq.com",
      records: {
        "": "edge",
        api: { to: "balancer", health: { path: "/health" } }, // CON-BRQ-14
        www: { cname: "", ttl: "15h" }, // CON-BRQ-40
      },
    }),
    // BRQ-SRCH-01 .. BRQ-SRCH-05
    find: search({
      engine: "opensearch",
      version: "8.11", // CON-BRQ-29
      node: "r6g.large.search",
      nodes: 3,
      storage: "200GB",
      masters: { node: "t3.small.search", nodes: 3 },
      zoneAware: true,
    }),

    // BRQ-NET-10, BRQ-NET-11
    balancer: balancer({
      listeners: [
        { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
    }),

    // BRQ-DB-01 .. BRQ-DB-11
    database: postgres({
      version: "15.4", // CON-BRQ-06, CON-ALL-04: 15.8 runs
      storage: { size: "20GB", growTo: "100GB" },
      pool: { min: 5, max: 20, idle: "30s", connect: "2s" },
      tls: "off", // CON-BRQ-23: rejectUnauthorized: false
    }),

    // BRQ-CACHE-01, CON-BRQ-43: a token is required, encrypted connections are the target's
    cache: redis({ version: "7.0", password: true }),

    // BRQ-STOR-01 .. BRQ-STOR-09
    media: bucket({
      name: "breiq-videos-prod",
      prefixes: {
        raw: { glacier: "30d" }, // CON-BRQ-10: the ladder below says a year
        processed: { infrequent: "90d" },
        thumbnails: {},
        profiles: {},
        temp: { delete: "1d" },
      },
      lifecycle: { intelligent: "30d", infrequent: "90d", glacier: "365d" }, // CON-BRQ-11
      encryption: "aes256",
      bucketKey: true, // CON-BRQ-12
      versioning: true, // CON-BRQ-41: and no age for what was overwritten
    }),

    jobs: queue(), // CON-BRQ-44: nobody takes a job

    services: {
      auth: service("auth", 8_001, ["/api/auth/*", "/api/users/*"]),
      video: http({
        ...service("video", 8_002, ["/api/videos*"]),
        needs: { database: "postgres", cache: "redis", media: "bucket", jobs: "queue" },
      }),
      social: service("social", 8_003, ["/api/social/*"]),
    },

    channels: { pagerduty: { medium: "pagerduty" }, slack: { medium: "slack" } },

    // BRQ-LOG-01, BRQ-LOG-02, BRQ-LOG-05
    logs: {
      backend: { group: "/aws/ecs/breiq-backend", retention: "30d" },
      database: { group: "/aws/rds/instance/breiq-prod/postgresql", retention: "7d" },
      audit: { stream: "audit", retention: "7y" }, // CON-BRQ-39
    },

    // BRQ-COST-01 .. BRQ-COST-08, BRQ-COST-14, BRQ-COST-15: one platform, three totals a month
    costs: {
      stated: {
        "BRQ-COST-08": { monthly: "230 USD" },
        "BRQ-COST-14": { monthly: ["4190 USD", "4570 USD"] }, // CON-BRQ-01, CON-BRQ-02
        "BRQ-COST-15": { monthly: "6250 USD" }, // CON-BRQ-01
      },
    },
  },
  {
    /** The small deployment that is live. */
    current: {
      phase: "growth",
      region: "us-east-1",
      edge: { domain: "breiq.online", engine: "none" }, // CON-BRQ-13
      firewall: null, // CON-BRQ-30: drawn without CloudFront and WAF
      names: null,
      find: null,
      database: { class: "db.t4g.medium", backups: { every: "1d", keep: "7d", continuous: "5m" } },
      cache: { node: "cache.t4g.micro", nodes: 1 },
      // BRQ-SVC-01, BRQ-SVC-12, BRQ-COMP-02 .. BRQ-COMP-04
      compose: { backend: { of: ["auth", "video", "social"], port: 80, cpu: 512, memory: "1GB", tasks: [1, 10] } },
      services: { "*": { deployment: rolling() } },
      costs: {
        usage: { mid: { load: "0%" } },
        stated: {
          "BRQ-COST-01": { item: "fargate", monthly: "70 USD" }, // CON-BRQ-03: one task
          "BRQ-COST-02": { item: "postgres", monthly: "45 USD" }, // CON-BRQ-05
          "BRQ-COST-03": { item: "redis", monthly: "20 USD" }, // CON-BRQ-04
        },
      },
      // BRQ-ENV-07 claims several regions as production-ready. CON-BRQ-36: BRQ-ENV-06 has one
      objectives: { recovery: { region: { rto: "15m", rpo: "5m", by: "failover", requirement: "BRQ-ENV-07" } } },
    },

    /** The target. */
    production: {
      phase: "full",
      region: "us-east-1",
      // CON-BRQ-15: it listens on 8002
      network: { allow: [{ from: "balancer", to: "video", port: 80, reason: "BRQ-NET-07" }] },
      database: {
        class: "db.r6g.xlarge",
        storage: { size: "1TB", growTo: "1TB", iops: 20_000 },
        multiZone: true,
        replicas: [
          { region: "us-east-1", zone: "us-east-1b", purpose: "read" },
          { region: "us-west-2", purpose: "recovery", name: "breiq-prod-replica-west", keep: "30d" }, // CON-BRQ-08
        ],
        backups: { every: "30m", keep: "35d" }, // CON-BRQ-09: against an RPO of 5 minutes
      },
      cache: { node: "cache.r6g.xlarge", nodes: 3, encryption: { transit: true, rest: true } },
      services: {
        "*": {
          cpu: 2_048,
          memory: "4GB",
          tasks: [5, 50],
          scale: { cpu: "70%", outCooldown: "300s", inCooldown: "300s" },
          deployment: blueGreen({ verify: { path: "/api/health", attempts: 10, interval: "30s" }, bake: "60s" }),
        },
      },
      alarms: {
        "error-rate": { severity: "critical", metric: "error-ratio", above: "5%", channels: ["pagerduty"] },
        "response-time": {
          severity: "warning",
          of: "balancer",
          metric: "latency-p95",
          above: "2s", // CON-BRQ-25: ten times what is promised
          channels: ["slack"],
        },
      },
      // BRQ-DR-01 .. BRQ-DR-03, BRQ-PERF-01 .. BRQ-PERF-05
      objectives: {
        availability: "99.9%",
        rto: "15m",
        rpo: "5m",
        p95: {
          "GET /api/videos": "200ms",
          "POST /api/videos/upload": "500ms",
          "GET /api/users/profile": "150ms",
          "POST /api/auth/login": "300ms",
          "GET /ws": "100ms", // CON-BRQ-33: no service serves WebSockets
        },
      },
      // BRQ-LOAD-03
      operations: {
        loads: {
          "api-stress-test": {
            runs: "callApi",
            shape: "ramping-rate",
            start: 100,
            stages: [
              { for: "2m", to: 1_000 },
              { for: "5m", to: 1_000 },
              { for: "2m", to: 0 },
            ],
            users: { first: 500, most: 1_000 },
            thresholds,
          },
        },
      },
    },
  },
);
