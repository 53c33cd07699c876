import {
  balancer,
  build,
  certificate,
  configure,
  definePlatform,
  deploy,
  dns,
  edge,
  managed,
  network,
  parameter,
  pipeline,
  postgres,
  redis,
  registry,
  rolling,
  test,
  waf,
} from "@terrace/core/spec";
import { everywhere, productionAcknowledgements } from "./acknowledgements.ts";
import { alarms } from "./alarms.ts";
import { developmentCosts, productionCosts } from "./costs.ts";
import { app } from "./services/app.ts";

/** A Next.js product with sessions, cached reads and a database, in a small and a highly available environment. (WEB-ENV-01) */
export default definePlatform(
  {
    name: "webstack",
    tags: { Project: "webstack" },

    // WEB-NET-01 .. WEB-NET-05, CON-WEB-03: two zones of subnets in both environments.
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: {
        public: ["10.0.0.0/24", "10.0.16.0/24"],
        private: ["10.0.1.0/24", "10.0.17.0/24"],
        data: ["10.0.2.0/28", "10.0.18.0/28"],
      },
      internetGateway: true,
      // WEB-NET-10: behind the security groups, the data tier talks to nobody outside of the network.
      acls: {
        data: [
          { direction: "in", ports: 5_432, cidr: "10.0.0.0/16" },
          { direction: "in", ports: 6_379, cidr: "10.0.0.0/16" },
          { direction: "out", ports: [1_024, 65_535], cidr: "10.0.0.0/16" },
        ],
      },
    }),

    // WEB-NET-11, WEB-SVC-02
    certificate: certificate({ domains: [parameter("domain")] }),
    names: dns({ zone: parameter("domain"), records: { "": "balancer" } }),

    // WEB-CDN-01, CON-WEB-07: no content delivery network; compression is the application's. (WEB-NET-12)
    edge: edge({ domain: parameter("domain"), engine: "none", routes: { "/*": "balancer" } }),

    // WEB-NET-06, WEB-NET-12, WEB-LOG-01, CON-WEB-08
    balancer: balancer({
      certificate: "certificate",
      listeners: [
        { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
      accessLog: true,
    }),

    // WEB-WAF-01, WEB-WAF-02, CON-WEB-07: a switch, off in both environments.
    firewall: waf({ guards: "balancer", rules: [managed("AWSManagedRulesCommonRuleSet")] }),

    // WEB-DB-01 .. WEB-DB-06, WEB-ENC-02, CON-WEB-12
    database: postgres({
      version: "15.8",
      storage: { size: "20GB", growTo: "100GB" },
      pool: { min: 1, max: 10 },
      encryption: "customer-key",
      tier: "data",
      parameters: { log_min_duration_statement: "1000" },
      log: "queries",
    }),

    // WEB-CACHE-01 .. WEB-CACHE-03, WEB-ENC-02, CON-WEB-12
    cache: redis({
      version: "7.0",
      nodes: 1,
      tier: "data",
      eviction: "volatile-lru",
      encryption: { transit: true, rest: true },
      password: true,
      log: "cache",
    }),

    // WEB-STOR-01
    registry: registry(),

    // WEB-CICD-01, WEB-CICD-02, WEB-TEST-01
    delivery: pipeline({
      engine: "github-actions",
      branch: "main",
      stages: [build(), test("npm test"), deploy("production")],
    }),

    services: {
      app: configure(app, {
        log: "application",
        // WEB-COMP-04, WEB-COMP-05, CON-WEB-05
        scale: {
          out: { cpu: "70%", memory: "80%" },
          in: { cpu: "50%", memory: "60%" },
          outCooldown: "300s",
          inCooldown: "300s",
        },
        // WEB-CICD-03, WEB-DEPLOY-01
        deployment: rolling({ minimumHealthy: "100%", maximum: "200%" }),
      }),
    },

    // WEB-ALARM-01
    channels: { operators: { medium: "topic" } },
    alarms,

    // WEB-METR-01
    dashboards: {
      overview: {
        charts: [
          { title: "Containers", of: "app", metrics: ["cpu", "memory"] },
          { title: "Database", of: "database", metrics: ["cpu", "connections"] },
          { title: "Cache", of: "cache", metrics: ["cpu", "memory"] },
          { title: "Requests", of: "balancer", metrics: ["requests", "latency-p95", "error-ratio"] },
        ],
      },
    },

    // WEB-LOG-01, CON-WEB-12
    logs: {
      application: { retention: "30d" },
      queries: { retention: "30d" },
      cache: { retention: "30d" },
    },

    acknowledge: everywhere,
  },
  {
    /** One zone for what runs, failover by restoring. (WEB-ENV-02, CON-WEB-11) */
    development: {
      phase: "growth",
      region: "us-east-1",
      tags: { Environment: "development" },
      parameters: { domain: "dev.webstack.example" },
      network: { nat: "single" },
      firewall: null,
      // WEB-DB-01 .. WEB-DB-03, WEB-DR-01, WEB-DR-02, CON-WEB-09
      database: { class: "db.t4g.micro", backups: { every: "1d", keep: "1d", continuous: "5m" } },
      cache: { node: "cache.t4g.micro" },
      // WEB-COMP-02, WEB-COMP-03
      services: { app: { cpu: 512, memory: "1GB", tasks: [1, 2] } },
      costs: developmentCosts,
    },

    /** Tasks and database over two zones, failover by itself. (WEB-ENV-03, WEB-COMP-06) */
    production: {
      phase: "scale",
      region: "us-east-1",
      tags: { Environment: "production" },
      parameters: { domain: "webstack.example" },
      network: { nat: "per-zone" },
      firewall: null,
      // WEB-DB-01 .. WEB-DB-03, WEB-COMP-07, WEB-DR-01, WEB-DR-02: a larger class is one word, changed in place.
      database: {
        class: "db.t4g.small",
        storage: { size: "100GB", growTo: "500GB" },
        multiZone: true,
        backups: { every: "1d", keep: "7d", continuous: "5m" },
      },
      cache: { node: "cache.t4g.small" },
      // WEB-COMP-02, WEB-COMP-03
      services: { app: { cpu: 1_024, memory: "2GB", tasks: [2, 10] } },
      costs: productionCosts,
      acknowledge: productionAcknowledgements,
    },
  },
);
