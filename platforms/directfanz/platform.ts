import {
  approve,
  audit,
  balancer,
  blueGreen,
  bucket,
  budget,
  build,
  certificate,
  configure,
  definePlatform,
  deploy,
  dns,
  edge,
  live,
  managed,
  match,
  network,
  parameter,
  pipeline,
  postgres,
  queue,
  rateLimit,
  redis,
  registry,
  rolling,
  standby,
  test,
  tracing,
  waf,
} from "@terrace/core/spec";
import { everywhere, productionAcknowledgements } from "./acknowledgements.ts";
import { productionCosts, stagingCosts } from "./costs.ts";
import { objectives, operations } from "./promises.ts";
import { realtime } from "./services/realtime.ts";
import { background, streaming } from "./services/streaming.ts";
import { web } from "./services/web.ts";
import { alarms, dashboards, metrics } from "./watch.ts";

/** DFZ-DEPLOY-01 .. DFZ-DEPLOY-04, CON-DFZ-10, CON-DFZ-15: a second set beside the first, never fewer tasks. */
const seamless = (path: string) =>
  blueGreen({
    verify: { path, attempts: 10, interval: "30s" },
    bake: "5m",
    rollback: { onFailure: true, alarms: ["errors"] },
  });

/** DirectFanz: creators and fans, paid content, live streaming with chat. */
export default definePlatform(
  {
    name: "directfanz",
    tags: { Project: "directfanz", Service: "{name}" },

    // DFZ-NET-01 .. DFZ-NET-04, DFZ-NET-07, CON-DFZ-18
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
      acls: {
        data: [
          { direction: "in", ports: 5_432, cidr: "10.0.0.0/16" },
          { direction: "in", ports: 6_379, cidr: "10.0.0.0/16" },
          { direction: "out", ports: [1_024, 65_535], cidr: "10.0.0.0/16" },
          // The pooler stands in both zones of this tier, and asks the server in one of them.
          { direction: "in", ports: [1_024, 65_535], cidr: "10.0.20.0/23" },
        ],
      },
    }),

    // DFZ-NET-05
    certificate: certificate({ domains: [parameter("domain"), parameter("every-subdomain")] }),
    "edge-certificate": certificate({
      domains: [parameter("domain"), parameter("every-subdomain")],
      region: "us-east-1",
    }),

    // DFZ-NET-06, DFZ-SVC-08, DFZ-DR-04, DFZ-PROP-27 .. DFZ-PROP-29, CON-DFZ-08
    names: dns({
      zone: parameter("domain"),
      records: { "": "edge", ws: "edge", stream: "edge" },
    }),

    // DFZ-CDN-01 .. DFZ-CDN-05, DFZ-SVC-06, DFZ-PROP-12, DFZ-PROP-13, CON-DFZ-14, CON-DFZ-22
    edge: edge({
      domain: parameter("domain"),
      engine: "cdn",
      certificate: "edge-certificate",
      routes: {
        "/media/*": { to: "media", cache: "24h", mounts: { "": "videos/", "images/": "images/" } },
        "/live/*": { to: "streams", cache: "2s" },
        "/_next/static/*": { to: "balancer", cache: "1y" },
        "/ws*": { to: "balancer", forward: "all" },
        "/api/*": { to: "balancer", forward: "all" },
        "/*": "balancer",
      },
      compression: ["gzip", "brotli"],
      uploads: { paths: ["/api/uploads*"], maximum: "5GB" },
      bodyLimit: "1MB",
      lockOrigin: true,
      accessLog: true,
    }),

    // DFZ-NET-05, DFZ-SVC-05, DFZ-COMP-07
    balancer: balancer({
      certificate: "certificate",
      listeners: [
        { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
      // CON-DFZ-10: a silent WebSocket says something every half a minute.
      idleTimeout: "120s",
      accessLog: true,
    }),

    // DFZ-WAF-01 .. DFZ-WAF-05, GAP-DFZ-16; blocking by country is a rule away (DFZ-WAF-04).
    firewall: waf({
      guards: "edge",
      rules: [
        managed("AWSManagedRulesCommonRuleSet"),
        rateLimit({ requests: 2_000, per: "5m" }),
        managed("AWSManagedRulesSQLiRuleSet"),
        managed("AWSManagedRulesKnownBadInputsRuleSet"),
        match({ name: "no-scanners", field: "user-agent", contains: "sqlmap" }),
      ],
    }),

    // DFZ-DB-01 .. DFZ-DB-08, DFZ-ERR-07 .. DFZ-ERR-09, CON-DFZ-12
    database: postgres({
      version: "15.4",
      storage: { size: "100GB", growTo: "1TB" },
      pool: { min: 2, max: 10 },
      pooler: { serverConnections: 200, clientConnections: 2_000 },
      parameters: { statement_timeout: "30000", deadlock_timeout: "1000", log_lock_waits: "1" },
      encryption: "customer-key",
      insights: true,
      tier: "data",
      log: "database",
    }),

    // DFZ-CACHE-01 .. DFZ-CACHE-05, DFZ-DATA-05 .. DFZ-DATA-08, CON-DFZ-05
    cache: redis({
      version: "7.0",
      encryption: { transit: true, rest: "customer-key" },
      password: true,
      persistence: "append-only",
      eviction: "volatile-lru",
      tier: "data",
      log: "cache",
    }),

    // DFZ-STOR-01, DFZ-STOR-03 .. DFZ-STOR-07, DFZ-DATA-02, DFZ-PROP-14, DFZ-PROP-30, GAP-DFZ-05, CON-DFZ-07
    media: bucket({
      signed: true,
      prefixes: {
        videos: { infrequent: "90d", glacier: "365d" },
        recordings: { infrequent: "90d", glacier: "365d" },
        images: { intelligent: "30d" },
        documents: {},
        live: { delete: "1d" },
      },
      cors: [{ origins: ["*"], methods: ["GET", "HEAD"] }],
      encryption: "aes256",
      versioning: true,
      oldVersions: "30d",
      accessLog: true,
    }),

    // DFZ-STOR-02
    assets: bucket({ prefixes: { static: {} }, encryption: "aes256" }),

    // DFZ-QUEUE-01
    jobs: queue({ visibility: "5m", attempts: 5, deadLetters: { keep: "14d" } }),

    // DFZ-LIVE-01 .. DFZ-LIVE-12, DFZ-PROP-15, DFZ-PROP-17, DFZ-PROP-40, CON-DFZ-01 .. CON-DFZ-03, CON-DFZ-22
    streams: live({
      ladder: [240, 360, 480, 720, 1_080],
      segment: "4s",
      formats: ["hls", "dash"],
      channels: 5,
      store: "media",
      keep: "1h",
      webrtcGateway: false,
    }),

    // DFZ-CICD-04, DFZ-PROP-25
    registry: registry({ keep: "90d", scan: true }),

    // DFZ-CICD-01 .. DFZ-CICD-07, DFZ-TEST-05, DFZ-PROP-23 .. DFZ-PROP-26
    delivery: pipeline({
      engine: "codepipeline",
      branch: "main",
      stages: [
        test(
          "npm ci",
          "npm run test:unit",
          "npm run test:integration",
          "npm run test:e2e",
          "npm audit --audit-level high",
        ),
        build(),
        deploy("staging"),
        approve("owner"),
        deploy("production"),
      ],
    }),

    // DFZ-TRACE-01 .. DFZ-TRACE-04, CON-ALL-07
    traces: tracing({ exporter: "x-ray", sampling: "5%", context: ["userId", "streamId"] }),

    // DFZ-ENC-03, DFZ-LOG-02, GAP-DFZ-07
    trail: audit({ log: "audit" }),

    // DFZ-COST-02, DFZ-PROP-31, GAP-DFZ-09; the amount is ours, as the requirements state none.
    spending: budget({
      monthly: "4000 USD",
      alerts: ["80%", "100%"],
      anomaly: "25%",
      channels: ["operators"],
    }),

    // DFZ-DR-03, DFZ-DR-04
    recovery: standby({ region: "us-west-2", readiness: "pilot-light", tasks: [0, 2] }),

    services: {
      web: configure(web, { log: "application" }),
      realtime: configure(realtime, { log: "application", drain: "60s" }),
      streaming: configure(streaming, { log: "application", drain: "60s" }),
      background: configure(background, { log: "application", drain: "120s" }),
    },

    channels: {
      "on-call": { medium: "sms", to: parameter("on-call-phone") },
      operators: { medium: "email", to: parameter("operators-email") },
    },
    metrics,
    dashboards,

    // DFZ-LOG-01 .. DFZ-LOG-03, DFZ-PROP-22, CON-DFZ-21, GAP-DFZ-07
    logs: {
      application: { retention: "30d" },
      database: { retention: "30d" },
      cache: { retention: "30d" },
      audit: { retention: "2557d", stream: "audit" },
    },

    operations,
    acknowledge: everywhere,
  },
  {
    /** Where every change arrives by itself. (DFZ-ENV-01, DFZ-CICD-05, CON-DFZ-13) */
    staging: {
      phase: "growth",
      region: "us-east-1",
      tags: { Environment: "staging" },
      parameters: { domain: "staging.directfanz.example", "every-subdomain": "*.staging.directfanz.example" },
      network: { nat: "single" },
      recovery: null,
      // DFZ-DB-02
      database: { class: "db.t3.medium", backups: { every: "1d", keep: "7d", continuous: "5m" } },
      cache: { node: "cache.t4g.medium", nodes: 1 },
      services: {
        "*": { deployment: rolling() },
        web: { cpu: 1_024, memory: "2GB", tasks: 2 },
        realtime: { cpu: 512, memory: "1GB", tasks: 2, sticky: "1h" },
        streaming: { cpu: 2_048, memory: "4GB", tasks: 1 },
        background: { cpu: 512, memory: "1GB", tasks: 1 },
      },
      costs: stagingCosts,
    },

    /** (DFZ-ENV-01) */
    production: {
      phase: "full",
      region: "us-east-1",
      tags: { Environment: "production" },
      parameters: { domain: "directfanz.example", "every-subdomain": "*.directfanz.example" },
      // DFZ-DB-02, DFZ-DB-03, DFZ-DB-05, DFZ-DB-08, DFZ-FEAT-14, DFZ-DR-01, DFZ-DR-02, DFZ-PROP-06, GAP-DFZ-03
      database: {
        class: "db.r6g.large",
        multiZone: true,
        replicas: [{ region: "us-east-1", zone: "us-east-1b", purpose: "read" }],
        backups: { every: "1d", keep: "30d", continuous: "5m", copyTo: ["us-west-2"], restoreTest: "7d" },
      },
      // DFZ-CACHE-01, DFZ-CACHE-02
      cache: { node: "cache.r6g.large", cluster: { shards: 3, replicas: 1 }, multiZone: true },
      // DFZ-STOR-03, DFZ-DR-03
      media: { replication: ["us-west-2"] },
      // DFZ-LIVE-12
      streams: { redundant: true },
      names: {
        records: {
          "": [
            {
              to: "edge",
              failover: "primary",
              health: { path: "/api/health", interval: "30s", failures: 3 },
              ttl: "60s",
            },
            { to: "recovery", failover: "secondary", ttl: "60s" },
          ],
        },
      },
      services: {
        // DFZ-COMP-02, DFZ-COMP-03
        web: {
          cpu: 1_024,
          memory: "2GB",
          tasks: [2, 20],
          scale: { cpu: "70%", memory: "80%" },
          deployment: seamless("/api/health"),
        },
        // DFZ-COMP-04, DFZ-COMP-05, CON-DFZ-19
        realtime: {
          cpu: 512,
          memory: "1GB",
          tasks: [2, 10],
          scale: { cpu: "70%", connections: 5_000 },
          sticky: "1h",
          deployment: seamless("/health"),
        },
        // DFZ-COMP-06, CON-DFZ-15, CON-DFZ-19
        streaming: {
          cpu: 2_048,
          memory: "4GB",
          tasks: [1, 5],
          scale: { cpu: "70%" },
          deployment: seamless("/health"),
        },
        background: { cpu: 512, memory: "1GB", tasks: [1, 5], scale: { backlog: 100 }, deployment: rolling() },
      },
      alarms,
      objectives,
      costs: productionCosts,
      acknowledge: productionAcknowledgements,
    },

    /** The shape of production with made-up data, for load, scans and attacks. (DFZ-ENV-02, DFZ-TEST-06, DFZ-TEST-07) */
    test: {
      extends: "production",
      tags: { Environment: "test" },
      parameters: { domain: "test.directfanz.example", "every-subdomain": "*.test.directfanz.example" },
    },
  },
);
