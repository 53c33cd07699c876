import {
  balancer,
  certificate,
  definePlatform,
  dns,
  edge,
  network,
  output,
  parameter,
  password,
  postgres,
  redis,
  rolling,
  site,
} from "@terrace/core/spec";

/** WEB-SVC-01, WEB-FEAT-05 */
const app = site({
  name: "app",
  folder: "services/app",
  port: 3_000,
  paths: ["/*"],
  needs: { database: "postgres", cache: "redis" },
  secrets: { session: password() },
  env: { SESSION_SECRET: output("session", "value") },
});

/** Webstack as its requirements are written, mistakes included. What is marked CON-… is a mistake. */
export default definePlatform(
  {
    name: "webstack-literal",

    // WEB-NET-01 .. WEB-NET-05
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: {
        public: ["10.0.0.0/24", "10.0.16.0/24"],
        private: ["10.0.1.0/24", "10.0.17.0/24"],
        data: ["10.0.2.0/28", "10.0.18.0/28"], // CON-WEB-10: eleven addresses each
      },
      internetGateway: true,
    }),

    // WEB-NET-11
    certificate: certificate({ domains: [parameter("domain")] }),
    names: dns({ zone: parameter("domain"), records: { "": "balancer" } }),

    // CON-WEB-07: CloudFront is optional and not included, WAF is drawn first and optional
    edge: edge({ domain: parameter("domain"), engine: "none", routes: { "/*": "balancer" } }),

    // WEB-NET-06
    balancer: balancer({
      certificate: "certificate",
      listeners: [
        { port: 443, protocol: "https" },
        { port: 80, protocol: "http" }, // CON-WEB-08: against "HTTPS only" (WEB-WAF-02)
      ],
    }),

    // WEB-DB-01 .. WEB-DB-05, WEB-ENC-02
    database: postgres({ version: "15", tier: "data", encryption: "customer-key" }),

    // WEB-CACHE-01 .. WEB-CACHE-03
    cache: redis({ version: "7.0", nodes: 1, tier: "data", encryption: { transit: true, rest: true } }),

    services: { app },
  },
  {
    /** One zone. */
    dev: {
      phase: "growth", // CON-WEB-12: no region
      parameters: { domain: "dev.webstack.example" },
      network: { nat: "single" },
      database: {
        class: "db.t4g.micro",
        storage: { size: "20GB", growTo: "100GB" },
        backups: { every: "1d", keep: "1d", continuous: "5m" },
      },
      cache: { node: "cache.t4g.micro" },
      services: { app: { cpu: 512, memory: "1GB", tasks: [1, 2], scale: { cpu: "70%" }, deployment: rolling() } },
      // WEB-ENV-02
      objectives: { recovery: { zone: { rto: "4h", by: "failover by hand" } } }, // CON-WEB-11: there is nothing to fail over to
      costs: {
        stated: {
          "WEB-COST-01": { monthly: ["50 USD", "100 USD"] }, // CON-WEB-01: the lines make 95 to 110
          "WEB-COST-02": { item: "postgres", monthly: "15 USD" },
          "WEB-COST-03": { item: "redis", monthly: "12 USD" },
          "WEB-COST-04": { item: "fargate", monthly: ["15 USD", "30 USD"] },
          "WEB-COST-05": { item: "nat", monthly: "32 USD" },
          "WEB-COST-06": { item: "balancer", monthly: "16 USD" },
          "WEB-COST-07": { item: "transfer", monthly: "5 USD" },
        },
      },
    },

    /** Several zones. */
    prod: {
      phase: "scale",
      region: "us-east-1",
      parameters: { domain: "webstack.example" },
      network: { nat: "per-zone" },
      database: {
        class: "db.t4g.small",
        storage: { size: "100GB", growTo: "500GB" },
        multiZone: true,
        backups: { every: "1d", keep: "7d", continuous: "5m" },
      },
      cache: { node: "cache.t4g.small" }, // CON-WEB-06: one node, with every session in it
      services: {
        app: {
          cpu: 1_024,
          memory: "2GB",
          tasks: [2, 10],
          scale: { out: { cpu: "70%", memory: "80%" }, in: { cpu: "50%", memory: "60%" } },
          deployment: rolling(),
        },
      },
      costs: {
        usage: { mid: { load: "100%" } }, // CON-WEB-02: up to ten tasks are stated, and priced as five
        stated: {
          "WEB-COST-01": { monthly: ["200 USD", "400 USD"] },
          "WEB-COST-02": { item: "postgres", monthly: "60 USD" },
          "WEB-COST-03": { item: "redis", monthly: "24 USD" },
          "WEB-COST-04": { item: "fargate", monthly: ["60 USD", "180 USD"] },
          "WEB-COST-05": { item: "nat", monthly: "64 USD" },
          "WEB-COST-06": { item: "balancer", monthly: "16 USD" },
          "WEB-COST-07": { item: "transfer", monthly: "20 USD" },
        },
      },
    },
  },
);
