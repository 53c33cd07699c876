import {
  audit,
  blueGreen,
  budget,
  configure,
  definePlatform,
  inBytes,
  pipeline,
  rolling,
  standby,
  tracing,
} from "@terrace/core/spec";
import { identity } from "../../services/identity/service.ts";
import { transcoder, videos } from "../../services/videos/service.ts";
import { web } from "../../web/service.ts";
import { currentAcknowledgements, productionAcknowledgements, targetAcknowledgements } from "./acknowledgements.ts";
import { alarms } from "./alarms.ts";
import { currentCosts, productionCosts, stagingCosts } from "./costs.ts";
import { archive, cache, database, expiry, find, jobs, media, registry, searchCluster } from "./data.ts";
import { currentStages, targetStages } from "./delivery.ts";
import { balancer, certificate, edge, firewall, names, network } from "./entrance.ts";
import { localLogs, logs, productionLogs, stagingLogs } from "./logs.ts";
import { objectives } from "./objectives.ts";
import { currentOperations, productionOperations, targetOperations } from "./operations.ts";
import { channels, dashboards, metrics } from "./watch.ts";

/** Who issues access tokens and who accepts them. (BRQ-AUTH-03) */
const tokens = { JWT_ISSUER: "breiq-auth-service", JWT_AUDIENCE: "breiq-api" };

/** A second set beside the first; it is gone back to when what visitors then see is wrong. (BRQ-DEPLOY-02 .. BRQ-DEPLOY-04) */
const switched = (path: string) =>
  blueGreen({
    verify: { path, attempts: 10, interval: "30s" },
    bake: "60s",
    rollback: { onFailure: true, alarms: ["error-rate", "service-unhealthy"] },
  });

/** Breiq: breakdancers film, classify, edit, combine and share moves. */
export default definePlatform(
  {
    name: "breiq",

    network,
    certificate,
    names,
    edge,
    firewall,
    balancer,
    database,
    cache,
    find,
    media,
    archive,
    jobs,
    expiry,
    registry,

    // BRQ-TRACE-01, BRQ-TRACE-02
    traces: tracing({ exporter: "elastic-apm", context: ["userId", "videoId", "uploadSize"] }),

    // BRQ-LOG-04: who changed what at the provider, beside what admins do in the app.
    trail: audit({ log: "audit" }),

    // BRQ-ENV-03, BRQ-DR-08, BRQ-COMP-03, CON-BRQ-36; how much waits is ours: one task of each, so that a task is there at once.
    recovery: standby({ region: "us-west-2", readiness: "warm", tasks: [1, 10] }),

    // BRQ-COST-16; each environment has a limit of its own (CON-BRQ-01).
    spending: budget({ alerts: ["80%", "100%"], channels: ["slack"] }),

    // BRQ-CICD-01, BRQ-CICD-04, BRQ-ENC-05, BRQ-ALARM-11: what it must know lies in the secrets of GitHub.
    delivery: pipeline({ engine: "github-actions", branch: "main", notify: ["telegram"] }),

    // BRQ-COMP-09: every variable of a task is said here or in its service's manifest.
    services: {
      identity: configure(identity, { log: "backend", env: tokens }),
      videos: configure(videos, {
        log: "backend",
        env: { ...tokens, UPLOAD_MAX_BYTES: inBytes("2GB"), UPLOAD_QUOTA_BYTES: inBytes("50GB") },
      }),
      "videos-worker": configure(transcoder, { log: "backend", drain: "30s" }),
      web: configure(web, { log: "frontend", env: { PLATFORM_NAME: "Breiq" } }),
    },

    channels,
    logs,
    tags: { Project: "breiq" },
  },
  {
    /** One developer's machine. (BRQ-LOCAL-01 .. BRQ-LOCAL-06) */
    local: {
      phase: "launch",
      parameters: { "admin-email": "admin@breiq.localhost" },
      network: { nat: "none", internetGateway: false, endpoints: [] },
      edge: {
        domain: null,
        engine: "nginx",
        // Two seconds take the load off a list and still show a new video at once.
        routes: { "/api/*": { to: "balancer", cache: "2s" } },
        compression: ["gzip"],
        rateLimits: { "/api/auth/*": { requests: 50, per: "1s", burst: 100 } },
      },
      balancer: { certificate: null, listeners: [{ port: 80, protocol: "http" }] },
      database: {
        class: "local",
        version: "15",
        name: "breiq_dev",
        pooler: { serverConnections: 40, clientConnections: 400 },
        tls: "off",
        encryption: "none",
        // As in `current`, so that what is kept and restored there is rehearsed here. (BRQ-DR-05)
        backups: { keep: "7d", every: "1d", continuous: "5m" },
      },
      cache: {
        ...{ node: "local", version: "7", persistence: "append-only", eviction: "noeviction" },
        // As in the target. (BRQ-CACHE-05)
        backups: { every: "1d", keep: "7d" },
      },
      // A copy of what is published is a second name for it. (BRQ-STOR-09)
      media: { name: "breiq-videos-local", encryption: "none", backups: { every: "1d", keep: "7d" } },
      services: {
        "*": { health: { interval: "1s", timeout: "2s", healthyAfter: 1, unhealthyAfter: 3, grace: "30s" } },
      },
      certificate: null,
      names: null,
      firewall: null,
      archive: null,
      registry: null,
      traces: { exporter: "local", sampling: "10%" },
      trail: null,
      recovery: null,
      spending: null,
      delivery: null,
      logs: localLogs,
    },

    /** What is live today: all modules in one process behind the balancer. (BRQ-ENV-06, CON-BRQ-16) */
    current: {
      phase: "growth",
      region: "us-east-1",
      parameters: {
        domain: "breiq.online",
        "api-domain": "api.breiq.online",
        "admin-email": "admin@breiq.online",
      },
      database: { class: "db.t4g.medium", backups: { keep: "7d", every: "1d", continuous: "5m" } },
      cache: { node: "cache.t4g.micro", nodes: 1, password: false },
      compose: { backend: { of: ["identity", "videos"], port: 80, tasks: [1, 10], drain: "30s" } },
      // BRQ-DEPLOY-01, CON-BRQ-34
      services: { "*": { cpu: 512, memory: "1GB", tasks: 1, deployment: rolling() } },
      firewall: null,
      archive: null,
      traces: null,
      trail: null,
      recovery: null,
      // BRQ-COST-08 states 230 USD; a third more leaves room for a busy month.
      spending: { monthly: "300 USD", channels: ["telegram"] },
      delivery: { stages: currentStages },
      costs: currentCosts,
      operations: currentOperations,
      tags: { Environment: "current" },
      acknowledge: currentAcknowledgements,
    },

    /** The target, small. (BRQ-ENV-04) */
    staging: {
      phase: "scale",
      region: "us-east-1",
      parameters: {
        domain: "staging.breiq.com",
        "api-domain": "api.staging.breiq.com",
        "admin-email": "admin@staging.breiq.com",
      },
      edge: {
        engine: "cdn",
        certificate: "certificate",
        routes: { "/api/*": { to: "balancer", cache: "5m" } },
        originShield: "us-east-1",
        accessLog: true,
      },
      names: { records: { "": "edge" } },
      database: {
        class: "db.r6g.large",
        encryption: "customer-key",
        maintenance: { day: "sunday", start: "03:00", end: "04:00" },
        backups: { keep: "7d", every: "1d", continuous: "5m" },
      },
      cache: {
        node: "cache.r6g.large",
        nodes: 2,
        multiZone: true,
        encryption: { transit: true, rest: true },
        password: true,
        backups: { every: "1d", keep: "7d" },
      },
      find: searchCluster,
      media: {
        name: "breiq-videos-staging",
        // BRQ-STOR-07, CON-BRQ-10, CON-BRQ-11: no step through intelligent tiering, which nothing leaves towards infrequent access.
        prefixes: { processed: { glacier: "365d" } },
        encryption: "kms",
        bucketKey: true,
        versioning: true,
        // CON-BRQ-41: the seed gives no age.
        oldVersions: "30d",
        accessLog: true,
      },
      // BRQ-COMP-10, BRQ-COST-13
      services: { "*": { cpu: 1_024, memory: "2GB", tasks: 2, capacity: "spot" } },
      alarms,
      metrics,
      dashboards,
      logs: stagingLogs,
      archive: { name: "breiq-logs-staging" },
      recovery: null,
      spending: { monthly: "1500 USD" },
      delivery: { stages: targetStages },
      costs: stagingCosts,
      operations: targetOperations,
      tags: { Environment: "staging" },
      acknowledge: targetAcknowledgements,
    },

    /** The target with a warm standby in a second region. (BRQ-ENV-05, BRQ-ENV-07, CON-BRQ-36) */
    production: {
      extends: "staging",
      parameters: { domain: "breiq.com", "api-domain": "api.breiq.com", "admin-email": "admin@breiq.com" },
      // BRQ-SRCH-02, BRQ-SRCH-05: OpenSearch spreads three nodes over three zones or none, so they have a tier of their own.
      network: {
        zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
        subnets: { data: ["10.0.20.0/24", "10.0.21.0/24", "10.0.22.0/24"] },
        nat: "per-zone",
      },
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
        // BRQ-METR-07
        insights: true,
        monitoring: "60s",
        // BRQ-DR-04, CON-BRQ-08, CON-BRQ-09
        backups: { every: "30m", keep: "35d", continuous: "5m", copyTo: ["us-west-2"] },
      },
      cache: { node: "cache.r6g.xlarge", nodes: 3 },
      find: { nodes: 3, tier: "data" },
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
          capacity: "on-demand",
          scale: { cpu: "70%", outCooldown: "300s", inCooldown: "300s" },
          deployment: switched("/api/health"),
        },
        // A worker takes jobs, not traffic: there is nothing to switch, and what is taken away is done again. (BRQ-COST-13)
        "videos-worker": { deployment: rolling(), capacity: "spot" },
        web: { deployment: switched("/health") },
      },
      objectives,
      logs: productionLogs,
      archive: { name: "breiq-logs-prod", replication: ["us-west-2"] },
      // BRQ-CICD-07, BRQ-DR-07
      registry: { replication: ["us-west-2"] },
      recovery: {},
      // BRQ-DR-08, CON-BRQ-14, CON-BRQ-40: the edge asks by this name too, so it follows.
      names: {
        records: {
          api: [
            {
              to: "balancer",
              failover: "primary",
              health: { path: "/api/health", interval: "30s", failures: 3 },
              ttl: "60s",
            },
            { to: "recovery", failover: "secondary", ttl: "60s" },
          ],
        },
      },
      spending: { monthly: "12500 USD", channels: ["slack", "pagerduty"] },
      costs: productionCosts,
      operations: productionOperations,
      tags: { Environment: "production" },
      acknowledge: productionAcknowledgements,
    },
  },
);
