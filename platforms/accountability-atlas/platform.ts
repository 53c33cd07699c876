import {
  balancer,
  bucket,
  certificate,
  configure,
  definePlatform,
  dns,
  edge,
  host,
  managed,
  network,
  parameter,
  pipeline,
  postgres,
  queue,
  rateLimit,
  redis,
  registry,
  search as searchIn,
  standby,
  tracing,
  waf,
} from "@terrace/core/spec";
import {
  everywhere,
  fullAcknowledgements,
  growthAcknowledgements,
  launchAcknowledgements,
  scaleAcknowledgements,
} from "./acknowledgements.ts";
import { fullAlarms, growthAlarms, launchAlarms, overview, scaleAlarms, threeDashboards } from "./alarms.ts";
import { fullCosts, growthCosts, launchCosts, scaleCosts, stagingCosts } from "./costs.ts";
import { fullDelivery, growthStages, launchStages, scaleStages } from "./delivery.ts";
import { gateway, location, moderation, notification, search, user, video } from "./services/backend.ts";
import { web } from "./services/web.ts";
import { blueGreenTasks, containers, scaled, tasks } from "./sizes.ts";
import { toFull, toGrowth, toScale } from "./triggers.ts";

/** ATL-NET-07, ATL-NET-14 */
const listeners = [
  { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
  { port: 80, protocol: "http", redirectTo: "https" },
] as const;

/** ATL-ENC-03, CON-ATL-25: small pools, because six services share a small database. */
const pool = { min: 1, max: 10 } as const;

/** ATL-NET-11, CON-ATL-13 */
const certified = [parameter("domain"), parameter("www-domain"), parameter("api-domain")] as const;

const configured = { log: "services" } as const;

/** AccountabilityAtlas: videos tied to places, on a map, through four phases. (ATL-P1-03) */
export default definePlatform(
  {
    name: "accountability-atlas",
    // ATL-COST-03
    tags: { Project: "accountabilityatlas", CostCenter: "engineering", Service: "{name}" },

    // ATL-NET-01 .. ATL-NET-06
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: {
        public: ["10.0.1.0/24", "10.0.2.0/24"],
        private: ["10.0.10.0/24", "10.0.11.0/24"],
        data: ["10.0.20.0/24", "10.0.21.0/24"],
      },
      internetGateway: true,
      nat: "single",
    }),

    // ATL-COMP-01, ATL-COMP-06, ATL-COMP-07, ATL-NET-08, ATL-DR-02, ATL-DR-03
    machine: host({
      type: "t3.xlarge",
      disk: "50GB",
      shellFrom: parameter("admin-address"),
      composeFile: "docker-compose.prod.yml",
      imagesKept: 2,
      // ATL-LOG-02
      log: "services",
    }),

    // ATL-NET-14, CON-ATL-13: www in every phase; the api has a name of its own from growth on.
    certificate: certificate({ domains: [parameter("domain"), parameter("www-domain")] }),

    names: dns({
      zone: parameter("domain"),
      records: { "": "balancer", api: "balancer", www: { cname: "" } },
    }),

    edge: edge({ domain: parameter("domain"), engine: "none", routes: { "/*": "balancer" } }),

    balancer: balancer({ certificate: "certificate", listeners }),

    // ATL-DB-02, ATL-DATA-01, CON-ATL-16: history is kept by triggers, as RDS has no temporal_tables.
    database: postgres({
      version: "15.8",
      storage: { size: "50GB", growTo: "100GB" },
      extensions: ["postgis"],
      pool,
      tier: "data",
      log: "database",
    }),

    // ATL-CACHE-01
    cache: redis({ version: "7.0", nodes: 1, tier: "data" }),

    // ATL-SRCH-01, ATL-SRCH-05
    find: searchIn({
      engine: "postgres",
      index: { title: "text", description: "text", place: "location", submitted_at: "date" },
    }),

    // ATL-STOR-01
    files: bucket({ name: "accountability-atlas-files", prefixes: { static: {}, backups: {} } }),

    // ATL-QUEUE-01, CON-ATL-26
    submitted: queue({ visibility: "2m", attempts: 5 }),
    moderated: queue({ visibility: "2m", attempts: 5 }),
    notified: queue({ visibility: "2m", attempts: 5 }),

    // ATL-STOR-02
    registry: registry({ keep: "30d" }),

    // ATL-CICD-01 .. ATL-CICD-07, ATL-CICD-09, CON-ATL-09, CON-ATL-10
    delivery: pipeline({
      engine: "github-actions",
      branch: "main",
      stages: growthStages,
    }),

    // ATL-TRACE-01, ATL-TRACE-02
    traces: tracing({ exporter: "x-ray", sampling: "5%" }),

    // ATL-WAF-03, CON-ATL-26
    firewall: waf({
      guards: "balancer",
      rules: [
        managed("AWSManagedRulesCommonRuleSet"),
        rateLimit({ requests: 2_000, per: "5m" }),
        managed("AWSManagedRulesSQLiRuleSet"),
      ],
    }),

    // ATL-P4-01, ATL-DR-14
    recovery: standby({ region: "us-west-2", readiness: "pilot-light", tasks: [0, 2] }),

    services: {
      gateway: configure(gateway, configured),
      user: configure(user, { ...configured, env: { ADMIN_EMAIL: parameter("admin-email") } }),
      video: configure(video, configured),
      location: configure(location, configured),
      search: configure(search, configured),
      moderation: configure(moderation, configured),
      notification: configure(notification, configured),
      web: configure(web, configured),
    },

    channels: {
      email: { medium: "email", to: parameter("alarm-email") },
      sms: { medium: "sms", to: parameter("alarm-phone") },
    },

    // ATL-LOAD-01: what the triggers ask for.
    metrics: {
      "concurrent-users": { unit: "count" },
      "registered-users": { unit: "count" },
    },

    // ATL-LOG-01, ATL-LOG-02, CON-ATL-26
    logs: {
      services: { group: "/accountabilityatlas/prod", retention: "30d" },
      database: { retention: "30d" },
    },

    acknowledge: everywhere,
  },
  {
    /** One machine, one zone. (ATL-P1-01, ATL-P1-02) */
    launch: {
      phase: "launch",
      target: "aws",
      region: "us-east-1",
      tags: { Environment: "prod" },
      parameters: { domain: "accountabilityatlas.com", "www-domain": "www.accountabilityatlas.com" },
      network: { subnets: { public: ["10.0.1.0/24"], private: null }, nat: "none" },
      certificate: { issuer: "letsencrypt" },
      // ATL-NET-10
      names: { records: { "": "machine", api: null } },
      // ATL-NET-13, ATL-NET-15, ATL-SVC-09, ATL-SVC-10, ATL-SVC-14, ATL-WAF-01, ATL-WAF-02, ATL-COMP-02
      edge: {
        engine: "nginx",
        certificate: "certificate",
        container: { host: "machine", image: "nginx:alpine", cpu: 256, memory: "256MB" },
        rateLimits: {
          "/*": { requests: 30, per: "1s", burst: 20 },
          "/api/v1/auth/*": { requests: 5, per: "1s", burst: 5 },
        },
      },
      balancer: { engine: "edge", certificate: null },
      // ATL-DB-01 .. ATL-DB-07, CON-ATL-07: snapshots only is what is promised.
      database: {
        class: "db.t4g.micro",
        storage: { size: "20GB", growTo: "20GB" },
        backups: { every: "1d", keep: "7d" },
      },
      // ATL-CACHE-01 .. ATL-CACHE-03, ATL-COMP-05
      cache: {
        node: "local",
        version: "7",
        container: { host: "machine", image: "redis:7-alpine", cpu: 153.6, memory: "640MB" },
        maxMemory: "512MB",
        eviction: "allkeys-lru",
        persistence: "snapshots",
        log: "services",
      },
      // ATL-CICD-06
      delivery: { stages: launchStages },
      traces: null,
      firewall: null,
      recovery: null,
      // ATL-LOG-02: nginx and Redis write there as well, each into a stream of its own.
      logs: { services: { stream: "application" } },
      services: containers,
      alarms: launchAlarms,
      // ATL-DR-05 .. ATL-DR-07, CON-ATL-28
      objectives: {
        recovery: {
          task: { by: "the container starts again", requirement: "ATL-DR-04" },
          host: { rto: "30m", by: "a new machine from the image", requirement: "ATL-DR-05" },
          database: { rto: "15m", rpo: "1d", by: "the snapshot restored", requirement: "ATL-DR-06" },
        },
      },
      triggers: toGrowth,
      acknowledge: launchAcknowledgements,
      costs: launchCosts,
    },

    /** Containers of their own, one task each. (ATL-P2-01) */
    growth: {
      phase: "growth",
      region: "us-east-1",
      tags: { Environment: "prod" },
      parameters: {
        domain: "accountabilityatlas.com",
        "www-domain": "www.accountabilityatlas.com",
        "api-domain": "api.accountabilityatlas.com",
      },
      machine: null,
      certificate: { domains: certified },
      // ATL-DB-01 .. ATL-DB-06, CON-ATL-27
      database: { class: "db.t3.medium", backups: { every: "1d", keep: "7d", continuous: "5m" } },
      // ATL-CACHE-05: encrypted from the next phase on, and a password without that is refused.
      cache: { node: "cache.t3.medium", password: false },
      traces: null,
      firewall: null,
      recovery: null,
      services: tasks(1),
      alarms: growthAlarms,
      dashboards: overview,
      triggers: toScale,
      acknowledge: growthAcknowledgements,
      costs: growthCosts,
    },

    /** Where every change is tried before it reaches production. (ATL-P3-07, CON-ATL-19) */
    "scale-staging": {
      phase: "scale",
      region: "us-east-1",
      tags: { Environment: "staging" },
      parameters: {
        domain: "staging.accountabilityatlas.com",
        "www-domain": "www.staging.accountabilityatlas.com",
        "api-domain": "api.staging.accountabilityatlas.com",
      },
      machine: null,
      certificate: { domains: certified },
      // ATL-DB-01 .. ATL-DB-07
      database: {
        class: "db.t3.medium",
        insights: true,
        backups: { every: "1d", keep: "7d", continuous: "5m" },
      },
      // ATL-CACHE-01, ATL-CACHE-04, ATL-CACHE-05
      cache: { node: "cache.t3.medium", encryption: { transit: true, rest: true } },
      // ATL-SRCH-02 .. ATL-SRCH-05, CON-ATL-03
      find: {
        engine: "opensearch",
        version: "2.19",
        node: "t3.small.search",
        nodes: 1,
        storage: "20GB",
        encryption: { transit: true, rest: true },
        fineGrainedAccess: true,
        tier: "data",
      },
      recovery: null,
      delivery: { stages: scaleStages },
      services: { ...tasks(2), search: { cpu: 512, memory: "1GB", env: { SPRING_PROFILES_ACTIVE: "prod" } } },
      files: { name: "accountability-atlas-staging-files" },
      logs: { services: { group: "/accountabilityatlas/staging" } },
      costs: stagingCosts,
      acknowledge: scaleAcknowledgements,
    },

    /** Two of everything. (ATL-P3-01) */
    scale: {
      extends: "scale-staging",
      tags: { Environment: "prod" },
      parameters: {
        domain: "accountabilityatlas.com",
        "www-domain": "www.accountabilityatlas.com",
        "api-domain": "api.accountabilityatlas.com",
        "static-domain": "static.accountabilityatlas.com",
      },
      // ATL-SRCH-03: OpenSearch spreads three nodes over three zones or none, so the data tier has a third one.
      network: {
        zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
        subnets: { data: ["10.0.20.0/24", "10.0.21.0/24", "10.0.22.0/24"] },
        nat: "per-zone",
      },
      // ATL-CDN-01, CON-ATL-14: the network delivers static files under a name of their own.
      edge: {
        domain: parameter("static-domain"),
        engine: "cdn",
        routes: { "/*": { to: "files", cache: "1y", mounts: { "": "static/" } } },
      },
      names: { records: { static: "edge" } },
      database: {
        class: "db.r6g.large",
        storage: { size: "100GB", growTo: "200GB" },
        multiZone: true,
        replicas: [{ region: "us-east-1", zone: "us-east-1b", purpose: "read" }],
        backups: { keep: "30d" },
      },
      // CON-ATL-17: one shard with a replica that takes over.
      cache: { node: "cache.r6g.large", nodes: 2, multiZone: true },
      find: { node: "r6g.large.search", nodes: 3, storage: "100GB", zoneAware: true },
      alarms: scaleAlarms,
      dashboards: threeDashboards,
      files: { name: "accountability-atlas-files" },
      logs: { services: { group: "/accountabilityatlas/prod" } },
      // ATL-PERF-01
      objectives: { targets: { "response time, 95th percentile": { atMost: "1s", requirement: "ATL-PERF-01" } } },
      triggers: toFull,
      costs: scaleCosts,
    },

    /** The staging of the full production: it changes over at once. (ATL-P3-07, ATL-DEPLOY-01) */
    "full-staging": {
      extends: "scale-staging",
      phase: "full",
      services: blueGreenTasks,
      delivery: fullDelivery,
    },

    /** Scaling by itself, canaries, a second region. (ATL-P4-01) */
    full: {
      extends: "scale",
      phase: "full",
      // ATL-CDN-02, ATL-NET-12
      edge: {
        domain: parameter("domain"),
        routes: {
          "/static/*": { to: "files", cache: "1y", mounts: { "": "static/" } },
          "/*": { to: "balancer", cache: null, forward: "all" },
        },
      },
      // ATL-DR-14: the edge asks the balancer by this name, so it follows when the second region takes over.
      names: {
        records: {
          "": "edge",
          static: null,
          api: [
            { to: "balancer", failover: "primary", health: { path: "/" }, ttl: "60s" },
            { to: "recovery", failover: "secondary", ttl: "60s" },
          ],
        },
      },
      // ATL-DR-01, ATL-DR-08, ATL-DR-13, CON-ATL-15, ATL-COST-02
      database: {
        replicas: [
          { region: "us-east-1", zone: "us-east-1b", purpose: "read" },
          { region: "us-west-2", purpose: "recovery" },
        ],
        backups: { copyTo: ["us-west-2"], copyKeep: "7d" },
        commitment: { term: "1y", saves: "40%" },
      },
      cache: { commitment: { term: "1y", saves: "40%" } },
      // ATL-DR-09
      find: { backups: { every: "1h", keep: "14d" }, commitment: { term: "1y", saves: "40%" } },
      // ATL-DR-10
      files: { versioning: true, oldVersions: "30d", replication: ["us-west-2"] },
      recovery: {},
      services: scaled,
      alarms: fullAlarms,
      // ATL-CICD-08
      delivery: fullDelivery,
      // ATL-DR-11 .. ATL-DR-14, CON-ATL-29
      objectives: {
        recovery: {
          task: { rto: "5m", rpo: "0s", by: "ECS", requirement: "ATL-DR-11" },
          zone: { rto: "10m", rpo: "0s", by: "Multi-AZ", requirement: "ATL-DR-12" },
          database: { rto: "15m", rpo: "5m", by: "failover of the database", requirement: "ATL-DR-13" },
          region: { rto: "4h", rpo: "1h", by: "the second region", requirement: "ATL-DR-14" },
        },
      },
      costs: fullCosts,
      acknowledge: fullAcknowledgements,
    },
  },
);
