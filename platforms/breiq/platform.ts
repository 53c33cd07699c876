import {
  balancer,
  blueGreen,
  bucket,
  configure,
  definePlatform,
  edge,
  inBytes,
  network,
  parameter,
  postgres,
  queue,
  redis,
  rolling,
} from "@terrace/core/spec";
import { identity } from "../../services/identity/service.ts";
import { transcoder, videos } from "../../services/videos/service.ts";
import { web } from "../../web/service.ts";
import { alarms } from "./alarms.ts";
import { objectives } from "./objectives.ts";

/** Who issues access tokens and who accepts them. (BRQ-AUTH-03) */
const tokens = { JWT_ISSUER: "breiq-auth-service", JWT_AUDIENCE: "breiq-api" };

/** BRQ-NET-10, BRQ-NET-11 */
const listeners = [
  { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" },
  { port: 80, protocol: "http", redirectTo: "https" },
] as const;

/** BRQ-LOG-01, BRQ-LOG-02 */
const logs = {
  backend: { group: "/aws/ecs/breiq-backend", retention: "30d" },
  frontend: { group: "/aws/ecs/breiq-frontend", retention: "30d" },
  database: { group: "/aws/rds/instance/breiq-prod/postgresql", retention: "7d" },
  cache: { group: "/aws/elasticache/breiq-redis", retention: "7d" },
} as const;

/** Breiq: breakdancers film, classify, edit, combine and share moves. */
export default definePlatform(
  {
    name: "breiq",

    // BRQ-NET-01 .. BRQ-NET-05
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: { public: ["10.0.1.0/24", "10.0.2.0/24"], private: ["10.0.10.0/24", "10.0.11.0/24"] },
      internetGateway: true,
      nat: "single",
    }),

    // BRQ-CDN-02 .. BRQ-CDN-07, CON-BRQ-31: only anonymous GETs are kept at the edge.
    edge: edge({
      domain: parameter("domain"),
      routes: {
        "/api/*": "balancer",
        "/_next/static/*": { to: "balancer", cache: "1y" },
        "/media/*": { to: "media", cache: "24h", mounts: { "": "processed/", "thumbnails/": "thumbnails/" } },
        "/*": "balancer",
      },
      compression: ["gzip", "brotli"],
      uploads: { paths: ["/api/videos/upload*"], maximum: "2GB" },
      bodyLimit: "1MB",
      aliases: { "/api/v1/": "/api/" },
      minimumTls: "1.2",
    }),

    balancer: balancer({ listeners }),

    // BRQ-DB-01, BRQ-DB-03, BRQ-DB-09, CON-BRQ-06
    database: postgres({
      version: "15.8",
      storage: { size: "20GB", growTo: "100GB" },
      extensions: ["pg_trgm"],
      pool: { min: 5, max: 20, idle: "30s", connect: "2s" },
      log: "database",
    }),

    // BRQ-CACHE-01
    cache: redis({ version: "7.0", log: "cache" }),

    // BRQ-STOR-01 .. BRQ-STOR-06; the fifth prefix lives one day only.
    media: bucket({
      name: "breiq-videos-prod",
      signed: true,
      prefixes: {
        raw: { glacier: "30d" },
        processed: { infrequent: "90d" },
        thumbnails: {},
        profiles: {},
        temp: { delete: "1d" },
      },
    }),

    jobs: queue({ visibility: "2m", attempts: 5, deadLetters: { keep: "14d" } }),

    services: {
      identity: configure(identity, { log: "backend", env: tokens }),
      videos: configure(videos, {
        log: "backend",
        env: { ...tokens, UPLOAD_MAX_BYTES: inBytes("2GB"), UPLOAD_QUOTA_BYTES: inBytes("50GB") },
      }),
      "videos-worker": configure(transcoder, { log: "backend", drain: "30s" }),
      web: configure(web, { log: "frontend", env: { PLATFORM_NAME: "Breiq" } }),
    },

    logs,
  },
  {
    /** One developer's machine. (BRQ-LOCAL-01 .. BRQ-LOCAL-06) */
    local: {
      phase: "launch",
      parameters: { "admin-email": "admin@breiq.localhost" },
      network: { nat: "none", internetGateway: false },
      edge: {
        domain: null,
        engine: "nginx",
        // Two seconds take the load off a list and still show a new video at once.
        routes: { "/api/*": { to: "balancer", cache: "2s" } },
        compression: ["gzip"],
        rateLimits: { "/api/auth/*": { requests: 50, per: "1s", burst: 100 } },
      },
      balancer: { listeners: [{ port: 80, protocol: "http" }] },
      database: {
        class: "local",
        version: "15",
        name: "breiq_dev",
        pooler: { serverConnections: 40, clientConnections: 400 },
        tls: "off",
        encryption: "none",
      },
      cache: { node: "local", version: "7", persistence: "append-only", eviction: "noeviction" },
      media: { name: "breiq-videos-local", encryption: "none" },
      services: {
        "*": { health: { interval: "1s", timeout: "2s", healthyAfter: 1, unhealthyAfter: 3, grace: "30s" } },
      },
      logs: {
        backend: { group: "breiq-backend" },
        frontend: { group: "breiq-frontend" },
        database: { group: "breiq-database" },
        cache: { group: "breiq-cache" },
      },
    },

    /** What is live today: all modules in one process behind the balancer. (BRQ-ENV-06, CON-BRQ-16) */
    current: {
      phase: "growth",
      region: "us-east-1",
      parameters: { domain: "breiq.online", "admin-email": "admin@breiq.online" },
      database: { class: "db.t4g.medium", backups: { keep: "7d", every: "1d", continuous: "5m" } },
      cache: { node: "cache.t4g.micro", nodes: 1, password: false },
      compose: { backend: { of: ["identity", "videos"], port: 80, tasks: [1, 10] } },
      services: { "*": { cpu: 512, memory: "1GB", tasks: 1, deployment: rolling() } },
      acknowledge: [
        {
          id: "TER-CHK-025",
          at: "backend",
          reason:
            "1 to 10 tasks are stated and no policy is; the target's 70 % would be a guess (BRQ-COMP-04, BRQ-COMP-05)",
        },
      ],
    },

    /** The target, small. (BRQ-ENV-04) */
    staging: {
      phase: "scale",
      region: "us-east-1",
      parameters: { domain: "staging.breiq.com", "admin-email": "admin@staging.breiq.com" },
      edge: {
        engine: "cdn",
        routes: { "/api/*": { to: "balancer", cache: "5m" } },
        // BRQ-WAF-02; the window is the default of AWS WAF (CON-BRQ-27).
        rateLimits: { "/*": { requests: 2_000, per: "5m" } },
        originShield: "us-east-1",
      },
      database: {
        class: "db.r6g.large",
        encryption: "customer-key",
        maintenance: { day: "sunday", start: "03:00", end: "04:00" },
        backups: { keep: "7d", every: "1d", continuous: "5m" },
      },
      cache: {
        node: "cache.r6g.large",
        nodes: 2,
        encryption: { transit: true, rest: true },
        password: true,
        backups: { every: "1d", keep: "7d" },
      },
      media: {
        name: "breiq-videos-staging",
        // CON-BRQ-10, CON-BRQ-11: no step through intelligent tiering, which nothing leaves towards infrequent access.
        prefixes: { processed: { glacier: "365d" } },
        encryption: "kms",
        bucketKey: true,
        versioning: true,
        accessLog: true,
      },
      services: { "*": { cpu: 1_024, memory: "2GB", tasks: 2 } },
      alarms,
      logs: {
        backend: { group: "/aws/ecs/breiq-staging-backend" },
        frontend: { group: "/aws/ecs/breiq-staging-frontend" },
        database: { group: "/aws/rds/instance/breiq-staging/postgresql" },
        cache: { group: "/aws/elasticache/breiq-staging-redis" },
      },
    },

    /** The target with a warm standby in a second region. (BRQ-ENV-05, CON-BRQ-36) */
    production: {
      extends: "staging",
      parameters: { domain: "breiq.com", "admin-email": "admin@breiq.com" },
      network: { nat: "per-zone" },
      database: {
        class: "db.r6g.xlarge",
        storage: { size: "1TB", growTo: "1TB", iops: 20_000 },
        multiZone: true,
        replicas: [
          { region: "us-east-1", zone: "us-east-1b", purpose: "read" },
          // BRQ-DB-13
          {
            region: "us-west-2",
            zone: "us-west-2a",
            purpose: "recovery",
            name: "breiq-prod-replica-west",
            keep: "30d",
          },
        ],
        // BRQ-DB-11: what the tasks' pools ask for is shared out by a pooler in front of the server.
        pooler: { serverConnections: 2_000, clientConnections: 6_000 },
        // BRQ-DR-04, CON-BRQ-08, CON-BRQ-09
        backups: { every: "30m", keep: "35d", continuous: "5m", copyTo: ["us-west-2"] },
      },
      cache: { node: "cache.r6g.xlarge", nodes: 3 },
      media: {
        name: "breiq-videos-prod",
        replication: ["us-west-2"],
        // BRQ-DR-06; the seed does not say how long the weekly copies stay.
        backups: { every: "1w", keep: "1y", copyTo: ["glacier"] },
      },
      services: {
        "*": {
          cpu: 2_048,
          memory: "4GB",
          tasks: [5, 50],
          scale: { cpu: "70%", outCooldown: "300s", inCooldown: "300s" },
          deployment: blueGreen({ verify: { path: "/api/health", attempts: 10, interval: "30s" }, bake: "60s" }),
        },
        // A worker takes jobs, not traffic: there is nothing to switch.
        "videos-worker": { deployment: rolling() },
        web: { deployment: blueGreen({ verify: { path: "/health", attempts: 10, interval: "30s" }, bake: "60s" }) },
      },
      objectives,
      logs,
    },
  },
);
