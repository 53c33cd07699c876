import {
  balancer,
  bucket,
  canary,
  certificate,
  definePlatform,
  EU_COUNTRIES,
  edge,
  http,
  network,
  parameter,
  postgres,
  redis,
} from "@terrace/core/spec";

/** STM-SVC-01 .. STM-SVC-03 */
const api = http({
  name: "api",
  folder: "services/stories",
  port: 3_000,
  paths: ["/*"],
  health: {
    path: "/health",
    interval: "30s",
    timeout: "5s",
    healthyAfter: 2,
    unhealthyAfter: 3,
    dependsOn: ["OpenAI"], // CON-STM-10
  },
  needs: { database: "postgres", cache: "redis", assets: "bucket" },
});

/** StoryMagic as its requirements are written, mistakes included. What is marked CON-… is a mistake. */
export default definePlatform(
  {
    name: "storymagic-literal",

    // STM-NET-01 .. STM-NET-04. CON-STM-05: zone b is ours, as one subnet of each kind does not resolve.
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["eu-central-1a", "eu-central-1b"],
      subnets: {
        public: ["10.0.1.0/24", "10.0.11.0/24"],
        private: ["10.0.2.0/24", "10.0.12.0/24"],
        data: ["10.0.3.0/24", "10.0.13.0/24"],
      },
      internetGateway: true,
      nat: "single", // CON-STM-06: S3 is drawn in a subnet, and no endpoint leads to it
    }),

    // STM-NET-06. CON-STM-18: CloudFront would refuse this one, so it stands at the balancer only.
    certificate: certificate({ domains: [parameter("domain")] }),

    // STM-CDN-01 .. STM-CDN-06, STM-NET-08
    edge: edge({
      domain: parameter("domain"),
      engine: "cdn",
      routes: {
        "/api/*": { to: "balancer", forward: "all" },
        "/assets/*": { to: "balancer", cache: "1y" },
        "/*": { to: "balancer", cache: "1h" },
      },
      countries: { mode: "allow", codes: EU_COUNTRIES }, // CON-STM-09: which countries is not said
      lockOrigin: false, // CON-STM-08: the balancer is open to 0.0.0.0/0
    }),

    balancer: balancer({
      certificate: "certificate",
      listeners: [
        { port: 443, protocol: "https" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
    }),

    // STM-DB-01 .. STM-DB-09
    database: postgres({
      version: "15.3", // CON-ALL-04
      storage: { type: "gp2", size: "100GB", growTo: "1000GB" }, // CON-STM-20
      parameters: { shared_preload_libraries: "pg_stat_statements", max_connections: 200, work_mem: "16MB" },
      backupWindow: { start: "03:00", end: "04:00" },
      maintenance: { day: "sunday", start: "04:00", end: "05:00" },
      backups: { every: "1d", keep: "7d" }, // CON-STM-14: against an RPO of 1 hour
      encryption: "customer-key",
      tier: "data",
    }),

    // STM-CACHE-01 .. STM-CACHE-04
    cache: redis({
      version: "7.0",
      node: "cache.t3.micro",
      nodes: 1, // CON-STM-02: "for development", in production beside a database over two zones
      encryption: { transit: true, rest: true },
      eviction: "allkeys-lru",
      tier: "private",
    }),

    // STM-STOR-01
    assets: bucket(),

    services: { api },

    channels: { operators: { medium: "topic" } },

    // STM-ALARM-01
    alarms: {
      "high-cpu": {
        severity: "warning",
        of: "api",
        metric: "cpu",
        above: "80%",
        period: "5m",
        channels: ["operators"],
        actions: ["add-task"], // CON-STM-11: next to a target of 70 %
      },
    },
  },
  {
    production: {
      phase: "scale",
      region: "eu-central-1",
      parameters: { domain: "storymagic.example" },
      database: { class: "db.t3.medium", multiZone: true },
      services: {
        api: {
          cpu: 1_024,
          memory: "2GB",
          tasks: { minimum: 1, desired: 2, maximum: 4 }, // CON-STM-01: the sizing says 2 to 4
          scale: { cpu: "70%", memory: "80%", outCooldown: "300s", inCooldown: "300s" },
          // STM-DEPLOY-01 .. STM-DEPLOY-05. CON-STM-04: "watched", and no alarm is named
          deployment: canary({
            steps: [
              { share: "10%", bake: "10m" },
              { share: "50%", bake: "5m" },
            ],
            keepOld: "24h",
          }),
        },
      },
      // STM-DR-03, STM-DR-04
      objectives: { rto: "4h", rpo: "1h" },
    },
  },
);
