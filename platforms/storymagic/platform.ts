import {
  balancer,
  bucket,
  budget,
  build,
  canary,
  certificate,
  configure,
  definePlatform,
  deploy,
  dns,
  EU_COUNTRIES,
  edge,
  network,
  parameter,
  pipeline,
  postgres,
  redis,
  registry,
  rolling,
  test,
  tracing,
} from "@terrace/core/spec";
import { everywhere, productionAcknowledgements } from "./acknowledgements.ts";
import { developmentCosts, productionCosts } from "./costs.ts";
import { api, secretsOf } from "./services/api.ts";
import { alarms, dashboards, metrics } from "./watch.ts";

/** STM-NET-12: answers and the three ways out that tasks need; nothing else crosses the border of a private subnet. */
const restricted = [
  { direction: "in", cidr: "10.0.0.0/16" },
  { direction: "in", ports: [1_024, 65_535] },
  { direction: "out", ports: 443 },
  { direction: "out", cidr: "10.0.0.0/16" },
] as const;

/** StoryMagic: stories for children by theme and age group, safe and served in the EU. */
export default definePlatform(
  {
    name: "storymagic",
    // STM-COST-03
    tags: { Project: "storymagic", Component: "{name}" },

    // STM-NET-01 .. STM-NET-04, STM-NET-12, CON-STM-05 .. CON-STM-07: zone b is ours, because a balancer and a standby need it.
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["eu-central-1a", "eu-central-1b"],
      subnets: {
        public: ["10.0.1.0/24", "10.0.11.0/24"],
        private: ["10.0.2.0/24", "10.0.12.0/24"],
        data: ["10.0.3.0/24", "10.0.13.0/24"],
      },
      internetGateway: true,
      nat: "single",
      endpoints: ["s3"],
      acls: { private: restricted, data: restricted },
    }),

    // STM-NET-13, STM-CDN-05, CON-STM-18: a content delivery network takes its certificate from us-east-1 only.
    certificate: certificate({ domains: [parameter("domain")] }),
    "edge-certificate": certificate({ domains: [parameter("domain")], region: "us-east-1" }),

    // STM-NET-05, STM-NET-06, STM-NET-08
    balancer: balancer({
      certificate: "certificate",
      listeners: [
        { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
    }),

    edge: edge({ domain: parameter("domain"), engine: "none", routes: { "/*": "balancer" } }),

    names: dns({ zone: parameter("domain"), records: { "": "balancer" } }),

    // STM-DB-01, STM-DB-03, STM-DB-07 .. STM-DB-09, STM-ENC-03, CON-STM-20, CON-STM-21
    database: postgres({
      version: "15.3",
      storage: { type: "gp2", size: "20GB", growTo: "100GB" },
      connections: 200,
      pool: { min: 2, max: 20 },
      parameters: { shared_preload_libraries: "pg_stat_statements", max_connections: 200, work_mem: "16MB" },
      encryption: "customer-key",
      credentials: { name: "storymagic/database-credentials", rotateEvery: "30d" },
      tier: "data",
      log: "database",
    }),

    // STM-CACHE-01 .. STM-CACHE-04, CON-STM-02
    cache: redis({
      version: "7.0",
      node: "cache.t3.micro",
      nodes: 1,
      encryption: { transit: true, rest: true },
      password: true,
      eviction: "allkeys-lru",
      idleTimeout: null,
      keepAlive: "300s",
      tier: "data",
    }),

    // STM-STOR-01, STM-FEAT-06
    assets: bucket({ prefixes: { assets: {} } }),

    // STM-STOR-02, STM-DR-02, CON-STM-13
    registry: registry({ keep: "30d" }),

    // STM-TRACE-01
    traces: tracing({ exporter: "x-ray", sampling: "10%" }),

    // STM-CICD-01 .. STM-CICD-05, STM-TEST-01, CON-STM-03, CON-STM-15, CON-STM-19
    delivery: pipeline({
      engine: "github-actions",
      branch: "main",
      stages: [test("npm ci", "npm test", "npm run test:e2e", "npm run lint"), build(), deploy("production")],
    }),

    // STM-COST-02, CON-STM-16; the second amount is ours, as what OpenAI charges varies.
    spending: budget({ monthly: "400 USD", alerts: ["80%", "90%", "100%"], channels: ["operators"] }),
    "openai-spending": budget({
      monthly: "200 USD",
      covers: "third-parties",
      alerts: ["80%", "100%"],
      channels: ["operators"],
    }),

    services: {
      api: configure(api, {
        log: "api",
        // STM-COMP-05, STM-COMP-06
        scale: { cpu: "70%", memory: "80%", outCooldown: "300s", inCooldown: "300s" },
        // STM-COMP-03
        deployment: rolling({ minimumHealthy: "50%", maximum: "200%" }),
      }),
    },

    channels: { operators: { medium: "topic" } },
    metrics,
    alarms,
    dashboards,

    logs: {
      // STM-LOG-01, STM-LOG-02
      api: { group: "/ecs/storymagic-api", retention: "30d" },
      database: { group: "/aws/rds/instance/storymagic-db/postgresql", retention: "7d" },
    },

    // STM-ROAD-01
    operations: { roadmap: [{ item: "a second region in eu-west-1 (Ireland)", requirement: "STM-ENV-04" }] },

    acknowledge: everywhere,
  },
  {
    /** One of everything. (STM-ENV-01) */
    development: {
      phase: "growth",
      region: "eu-central-1",
      tags: { Environment: "development" },
      parameters: { domain: "dev.storymagic.example" },
      "edge-certificate": null,
      // STM-DB-02, STM-DB-04
      database: {
        class: "db.t3.micro",
        credentials: { name: "storymagic-development/database-credentials" },
        backups: { every: "1d", keep: "7d", continuous: "5m" },
      },
      // STM-COMP-02, STM-COMP-07, CON-STM-01
      services: {
        api: { cpu: 512, memory: "1GB", tasks: 1, scale: null, secrets: secretsOf("storymagic-development") },
      },
      logs: {
        api: { group: "/ecs/storymagic-development-api" },
        database: { group: "/aws/rds/instance/storymagic-development-db/postgresql" },
      },
      costs: developmentCosts,
    },

    /** A workspace without sizes of its own: those of development. (STM-ENV-03, CON-STM-17) */
    staging: {
      extends: "development",
      tags: { Environment: "staging" },
      parameters: { domain: "staging.storymagic.example" },
      // What development is said to cost is said of development alone.
      costs: { stated: { "STM-COST-01": null } },
      database: { credentials: { name: "storymagic-staging/database-credentials" } },
      services: { api: { secrets: secretsOf("storymagic-staging") } },
      logs: {
        api: { group: "/ecs/storymagic-staging-api" },
        database: { group: "/aws/rds/instance/storymagic-staging-db/postgresql" },
      },
    },

    /** Two to four tasks over two zones, behind a content delivery network for the EU. (STM-ENV-02, STM-ENV-04) */
    production: {
      phase: "scale",
      region: "eu-central-1",
      tags: { Environment: "production" },
      parameters: { domain: "storymagic.example" },
      // STM-CDN-01 .. STM-CDN-06, STM-FEAT-04, CON-STM-08, CON-STM-09, CON-STM-18
      edge: {
        engine: "cdn",
        certificate: "edge-certificate",
        routes: {
          "/api/*": { to: "balancer", forward: "all" },
          "/assets/*": { to: "balancer", cache: "1y" },
          "/*": { to: "balancer", cache: "1h" },
        },
        minimumTls: "1.2",
        http2: true,
        countries: { mode: "allow", codes: EU_COUNTRIES },
        lockOrigin: true,
      },
      names: { records: { "": "edge" } },
      // STM-DB-02 .. STM-DB-06, STM-DR-01, STM-COST-04
      database: {
        class: "db.t3.medium",
        storage: { type: "gp2", size: "100GB", growTo: "1000GB" },
        multiZone: true,
        backupWindow: { start: "03:00", end: "04:00" },
        maintenance: { day: "sunday", start: "04:00", end: "05:00" },
        backups: { every: "1d", keep: "7d", continuous: "5m" },
        commitment: { term: "1y" },
      },
      services: {
        api: {
          // STM-COMP-02, STM-COMP-04, STM-COMP-07, CON-STM-01
          cpu: 1_024,
          memory: "2GB",
          tasks: [2, 4],
          // STM-DEPLOY-01 .. STM-DEPLOY-05, CON-STM-04
          deployment: canary({
            steps: [
              { share: "10%", bake: "10m" },
              { share: "50%", bake: "5m" },
            ],
            keepOld: "24h",
            verify: { path: "/health" },
            rollback: { onFailure: true, alarms: ["high-cpu", "generation-timeouts"] },
          }),
        },
      },
      // STM-DR-03, STM-DR-04, CON-STM-14
      objectives: { rto: "4h", rpo: "1h" },
      costs: productionCosts,
      acknowledge: productionAcknowledgements,
    },
  },
);
