import { bucket, job, postgres, queue, redis, registry as registryOf, search } from "@terrace/core/spec";

/** (BRQ-DB-01, BRQ-DB-03, BRQ-DB-09, CON-BRQ-06) */
export const database = postgres({
  version: "15.8",
  storage: { size: "20GB", growTo: "100GB" },
  extensions: ["pg_trgm"],
  pool: { min: 5, max: 20, idle: "30s", connect: "2s" },
  log: "database",
});

/** (BRQ-CACHE-01) */
export const cache = redis({ version: "7.0", log: "cache" });

/**
 * What can be searched for. The database searches until there is a cluster, which AWS offers as OpenSearch only.
 * (BRQ-SRCH-01, BRQ-SRCH-06, CON-BRQ-29, CON-BRQ-44)
 */
export const find = search({
  engine: "postgres",
  index: {
    id: "keyword",
    title: "text-and-keyword",
    description: "text",
    username: "text-and-keyword",
    tags: "keyword",
    duration: "integer",
    likes_count: "integer",
    views_count: "integer",
    created_at: "date",
    updated_at: "date",
  },
});

/** The cluster of the target environments. Masters have no stated count; three is the least that can vote. (BRQ-SRCH-01 .. BRQ-SRCH-05) */
export const searchCluster = {
  engine: "opensearch",
  name: "breiq-search-cluster",
  version: "2.19",
  node: "r6g.large.search",
  nodes: 2,
  storage: "200GB",
  masters: { node: "t3.small.search", nodes: 3 },
  zoneAware: true,
  encryption: { transit: true, rest: true },
} as const;

/** (BRQ-STOR-10) */
export const registry = registryOf({ scan: true });

/** Videos and pictures; the fifth prefix lives one day only. (BRQ-STOR-01 .. BRQ-STOR-06) */
export const media = bucket({
  name: "breiq-videos-prod",
  signed: true,
  prefixes: {
    raw: { glacier: "30d" },
    processed: { infrequent: "90d" },
    thumbnails: {},
    profiles: {},
    temp: { delete: "1d" },
  },
  // The app plays from its own shell, not from a page of ours.
  cors: [{ origins: ["*"], methods: ["GET", "HEAD"] }],
});

/** Log lines for the long term. (BRQ-LOG-06) */
export const archive = bucket({
  name: "breiq-logs-prod",
  lifecycle: { glacier: "90d" },
  encryption: "kms",
  bucketKey: true,
  versioning: true,
  oldVersions: "30d",
});

/** Uploads that nobody finished in their week go, with the videos that they were to become. (BRQ-SVC-08) */
export const expiry = job({
  of: "videos",
  entry: "src/remove-expired-job.ts",
  schedule: "cron(40 4 * * ? *)",
  timeout: "10m",
  takes: "10s",
});

/** (BRQ-QUEUE-01) */
export const jobs = queue({ visibility: "2m", attempts: 5, deadLetters: { keep: "14d" } });
