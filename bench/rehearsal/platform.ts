import {
  balancer,
  bucket,
  canary,
  configure,
  definePlatform,
  edge,
  inBytes,
  network,
  postgres,
  queue,
  redis,
  tracing,
} from "@terrace/core/spec";
import { identity } from "../../services/identity/service.ts";
import { transcoder, videos } from "../../services/videos/service.ts";

const tokens = { JWT_ISSUER: "rehearsal", JWT_AUDIENCE: "rehearsal-api" };

const health = { interval: "1s", timeout: "2s", healthyAfter: 1, unhealthyAfter: 3, grace: "30s" } as const;

/** What deployments and scaling are measured on: the services of Breiq that answer an API, several tasks of each, and no pages. */
export default definePlatform(
  {
    name: "rehearsal",
    network: network({ cidr: "10.0.0.0/16", zones: ["us-east-1a"], nat: "none", endpoints: [] }),
    edge: edge({
      engine: "nginx",
      routes: {
        "/api/*": "balancer",
        "/media/*": { to: "media", cache: "24h", mounts: { "": "processed/", "thumbnails/": "thumbnails/" } },
        "/*": "balancer",
      },
      compression: ["gzip"],
      uploads: { paths: ["/api/videos/upload*"], maximum: "2GB" },
      bodyLimit: "1MB",
    }),
    balancer: balancer({ listeners: [{ port: 80, protocol: "http" }] }),
    database: postgres({
      class: "local",
      version: "15",
      storage: { size: "5GB" },
      name: "rehearsal",
      pool: { min: 2, max: 10, idle: "30s", connect: "2s" },
      pooler: { serverConnections: 40, clientConnections: 400 },
      tls: "off",
      encryption: "none",
    }),
    cache: redis({ node: "local", version: "7", eviction: "noeviction" }),
    media: bucket({
      name: "rehearsal-videos",
      signed: true,
      encryption: "none",
      prefixes: { raw: {}, processed: {}, thumbnails: {}, profiles: {}, temp: {} },
    }),
    jobs: queue({ visibility: "2m", attempts: 5 }),
    traces: tracing({ exporter: "local", sampling: "10%" }),
    services: {
      identity: configure(identity, { env: tokens }),
      videos: configure(videos, {
        env: { ...tokens, UPLOAD_MAX_BYTES: inBytes("2GB"), UPLOAD_QUOTA_BYTES: inBytes("50GB") },
      }),
      "videos-worker": configure(transcoder, {}),
    },
  },
  {
    /** Two tasks of each service, so that each strategy has something to keep while it replaces. */
    local: {
      phase: "launch",
      parameters: { "admin-email": "admin@rehearsal.localhost" },
      services: {
        "*": { health, tasks: 2, deployment: canary({ steps: [{ share: "25%", bake: "40s" }] }) },
        "videos-worker": { tasks: 1, deployment: { kind: "rolling" } },
      },
    },
    /** A canary is watched for longer than a fault may take to show. */
    watching: {
      extends: "local",
      services: { videos: { deployment: canary({ steps: [{ share: "25%", bake: "90s" }] }) } },
    },
    /** One task of each, with everything that tells what it does: figures, traces of a tenth, a line for each request. */
    observed: {
      extends: "local",
      objectives: { availability: "99.9%" },
      services: { "*": { tasks: 1 } },
    },
    /** The same in silence. */
    silent: { extends: "local", traces: null, services: { "*": { tasks: 1, env: { LOG_LEVEL: "silent" } } } },
    /** A service whose tasks each take 600 requests a minute. */
    scaling: {
      extends: "local",
      services: { "*": { tasks: 1 }, identity: { tasks: [1, 6], scale: { requests: 600, inCooldown: "300s" } } },
    },
  },
);
