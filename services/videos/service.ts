import { given, inSeconds, output, template, websocket, worker } from "@terrace/core/spec";

/** What the API and the worker have in common: they are one module in two processes. */
const videosModule = {
  name: "videos",
  folder: "services/videos",
  migrations: { folder: "migrations", schema: "videos" },
} as const;

const PLAYBACK_SECONDS = inSeconds("4h");

/** Uploads, videos and their playback, and a WebSocket on which a client follows them. (BRQ-SVC-08, BRQ-SVC-10) */
export const videos = websocket({
  ...videosModule,
  port: 8_002,
  paths: ["/api/videos*"],
  health: { path: "/api/health" },
  drain: "30s",
  needs: { database: "postgres", cache: "redis", media: "bucket", jobs: "queue", balancer: "balancer" },
  env: {
    JWKS_URL: template`${output("balancer", "url")}/.well-known/jwks.json`,
    MEDIA_SIGNING_SECRET: output("media", "signing"),
    JWT_ISSUER: given(),
    JWT_AUDIENCE: given(),
    UPLOAD_MAX_BYTES: given(),
    UPLOAD_QUOTA_BYTES: given(),
    PLAYBACK_SECONDS,
  },
});

/** Turns uploads into what plays everywhere. (BRQ-SVC-04, BRQ-QUEUE-01) */
export const transcoder = worker({
  ...videosModule,
  entry: "src/worker.ts",
  queue: "jobs",
  topics: ["identity.user-changed"],
  concurrency: 1,
  needs: { database: "postgres", cache: "redis", media: "bucket", jobs: "queue" },
  env: { PLAYBACK_SECONDS },
});
