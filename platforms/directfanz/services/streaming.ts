import { http, output, template, worker } from "@terrace/core/spec";

const streamsModule = { name: "streaming", folder: "services/streaming", migrations: {} } as const;

/** Starts, watches and ends live streams. (DFZ-SVC-03, DFZ-LIVE-04, DFZ-LIVE-08) */
export const streaming = http({
  ...streamsModule,
  // CON-DFZ-19
  port: 3_002,
  paths: ["/api/streams*"],
  health: { path: "/health" },
  needs: {
    database: "postgres",
    cache: "redis",
    streams: "live",
    media: "bucket",
    jobs: "queue",
    balancer: "balancer",
  },
  bind: { media: "media" },
  env: { SESSION_URL: template`${output("balancer", "url")}/api/session` },
});

/** Recordings, uploads and payments that must survive a restart. (DFZ-QUEUE-01, DFZ-FEAT-08) */
export const background = worker({
  ...streamsModule,
  entry: "src/worker.ts",
  queue: "jobs",
  needs: { database: "postgres", cache: "redis", media: "bucket", jobs: "queue" },
  bind: { media: "media" },
});
