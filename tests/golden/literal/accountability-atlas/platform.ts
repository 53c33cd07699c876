import {
  balancer,
  canary,
  certificate,
  definePlatform,
  dns,
  edge,
  host,
  http,
  network,
  parameter,
  postgres,
  queue,
  redis,
  replace,
  rolling,
  site,
  standby,
} from "@terrace/core/spec";

/** ATL-SVC-01 .. ATL-SVC-07, ATL-ENC-03: the database password is for all of them */
const service = (name: string, port: number, paths: readonly string[]) =>
  http({
    name,
    folder: `services/${name}`,
    port,
    paths,
    health: { path: "/actuator/health" },
    needs: { database: "postgres", cache: "redis", events: "queue" },
  });

/** ATL-SVC-08 */
const web = site({ name: "web", folder: "services/web", port: 3_000, paths: ["/*"], health: { path: "/api/health" } });

/** ATL-COMP-02 .. ATL-COMP-05 */
const large = { cpu: 512, memory: "1GB" } as const;
const small = { cpu: 256, memory: "512MB" } as const;
const sizes = {
  gateway: large,
  user: large,
  video: large,
  location: large,
  search: large,
  web: large,
  moderation: small,
  notification: small,
} as const;

/** ATL-ALARM-09: "P3+", and P2 has the "full alarm suite". */
const alarms = {
  "healthy-hosts": {
    severity: "critical",
    of: "balancer",
    metric: "healthy-tasks",
    statistic: "minimum",
    below: 2,
    channels: ["email"],
  },
} as const;

/** AccountabilityAtlas as its requirements are written, mistakes included. What is marked CON-… is a mistake. */
export default definePlatform(
  {
    name: "accountability-atlas-literal",

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

    // ATL-COMP-01, ATL-NET-08. CON-ATL-10: what a deployment by SSH from a hosted runner (ATL-CICD-06) takes.
    machine: host({ type: "t3.xlarge", disk: "50GB", shellFrom: "0.0.0.0/0" }),

    // ATL-NET-14. CON-ATL-13: the api has no place in it.
    certificate: certificate({ domains: [parameter("domain"), parameter("www-domain")] }),
    names: dns({ zone: parameter("domain"), records: { "": "balancer", api: "balancer" } }),
    edge: edge({ domain: parameter("domain"), engine: "none", routes: { "/*": "balancer" } }),
    balancer: balancer({
      certificate: "certificate",
      listeners: [
        { port: 443, protocol: "https" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
    }),

    // ATL-DB-01 .. ATL-DB-06
    database: postgres({
      version: "15.8", // CON-ALL-04: unsaid
      storage: { size: "20GB" },
      extensions: ["postgis", "temporal_tables"], // CON-ATL-16
      pool: { max: 20 }, // CON-ATL-25: eight services on 1 GB
      tier: "data",
    }),
    cache: redis({ version: "7.0", tier: "data" }),
    events: queue(),
    recovery: standby({ region: "us-west-2", readiness: "pilot-light" }),

    services: {
      gateway: service("gateway", 8_080, ["/api/*"]),
      user: service("user", 8_081, ["/internal/users/*"]),
      video: service("video", 8_082, ["/internal/videos/*"]),
      location: service("location", 8_083, ["/internal/places/*"]),
      search: service("search", 8_084, ["/internal/search/*"]),
      moderation: service("moderation", 8_085, ["/internal/moderation/*"]),
      notification: service("notification", 8_086, ["/internal/notifications/*"]),
      web,
    },

    channels: { email: { medium: "email", to: parameter("alarm-email") } },
  },
  {
    launch: {
      phase: "launch",
      target: "aws",
      region: "us-east-1",
      parameters: { domain: "accountabilityatlas.com", "www-domain": "www.accountabilityatlas.com" },
      network: { subnets: { public: ["10.0.1.0/24"], private: null }, nat: "none" },
      certificate: { issuer: "letsencrypt" },
      names: { records: { "": "machine", api: null, www: { cname: "" } } },
      edge: {
        engine: "nginx",
        certificate: "certificate",
        container: { host: "machine", cpu: 256, memory: "256MB" },
        rateLimits: { "/*": { requests: 30, per: "1s", burst: 20 } },
      },
      // CON-ATL-11: certbot "standalone" answers at port 80 itself, which leaves nginx 443.
      balancer: { engine: "edge", certificate: null, listeners: [{ port: 443, protocol: "https" }] },
      database: { class: "db.t4g.micro", backups: { every: "1d", keep: "7d" } }, // CON-ATL-07: "PITR disabled"
      cache: { node: "local", version: "7", container: { host: "machine", cpu: 153.6, memory: "640MB" } },
      recovery: null,
      // CON-ATL-01, CON-ATL-02: 3.90 of 4 vCPU, and "room for the system"
      services: { "*": { host: "machine", tier: "public", tasks: 1, deployment: replace() }, ...sizes },
      // ATL-DR-07. CON-ATL-28: full recovery, in the same zone
      objectives: { recovery: { zone: { rto: "30m", by: "image and snapshot, same AZ" } } },
    },

    growth: {
      phase: "growth",
      region: "us-east-1",
      parameters: { domain: "accountabilityatlas.com", "www-domain": "www.accountabilityatlas.com" },
      machine: null,
      // CON-ATL-12: neither nginx nor a firewall limits anybody here.
      database: {
        class: "db.t3.medium",
        storage: { size: "50GB" },
        backups: { every: "1d", keep: "7d", continuous: "5m" },
      },
      cache: { node: "cache.t3.medium", nodes: 1, password: false },
      recovery: null,
      services: { "*": { tasks: 1, deployment: rolling() }, ...sizes },
      alarms, // CON-ATL-08: it rings at one task, which is all there is
    },

    full: {
      phase: "full",
      region: "us-east-1",
      parameters: {
        domain: "accountabilityatlas.com",
        "www-domain": "www.accountabilityatlas.com",
        "static-domain": "static.accountabilityatlas.com",
      },
      machine: null,
      // CON-ATL-14: CloudFront is there from P3 on, and every name leads to the balancer.
      edge: { domain: parameter("static-domain"), engine: "cdn" },
      database: {
        class: "db.r6g.large",
        storage: { size: "100GB" },
        multiZone: true,
        backups: { every: "1d", keep: "30d", continuous: "5m", copyTo: ["us-west-2"] }, // CON-ATL-15: daily, against 1 hour
      },
      // CON-ATL-17: a "2-node cluster"
      cache: { node: "cache.r6g.large", nodes: 2, encryption: { transit: true, rest: true } },
      services: {
        "*": {
          tasks: [2, 10],
          scale: { cpu: "70%", outCooldown: "60s", inCooldown: "300s" },
          // ATL-DEPLOY-02 .. ATL-DEPLOY-04. CON-ATL-24: DEPLOYMENT_STOP_ON_ALARM, of no alarm
          deployment: canary({ steps: [{ share: "10%", bake: "5m" }] }),
        },
        ...sizes,
        moderation: { ...small, tasks: [1, 5] },
        notification: { ...small, tasks: [1, 5] },
      },
      alarms, // CON-ATL-04: moderation and notification may run 1
      // ATL-DR-14
      objectives: { recovery: { region: { rto: "4h", rpo: "1h", by: "the DR region" } } },
    },
  },
);
