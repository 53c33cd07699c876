import { bucket, postgres, queue, redis } from "@terrace/core/spec";

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

/** (BRQ-QUEUE-01) */
export const jobs = queue({ visibility: "2m", attempts: 5, deadLetters: { keep: "14d" } });
