import type { WrittenRow } from "./price-row.ts";

/** OpenSearch Service. No source gives eu-central-1: it is not priced there. */
export const SEARCH: readonly WrittenRow[] = [
  ["opensearch.t3.small.search", "us-east-1", 0.036, "hour", "2026-10-01", "PL-oct26", "B"],
  ["opensearch.t3.medium.search", "us-east-1", 0.073, "hour", "2026-10-01", "PL-oct26", "B"],
  ["opensearch.r6g.large.search", "us-east-1", 0.167, "hour", "2026-10-01", "PL-oct26", "B"],
  ["opensearch.r6g.xlarge.search", "us-east-1", 0.335, "hour", "2026-10-01", "PL-oct26", "B"],
  ["opensearch.storage.gp2", "us-east-1", 0.135, "GB-month", "2024-07-01", "IC", "B"],
  ["opensearch.storage.gp3", "us-east-1", 0.122, "GB-month", "2024-07-01", "IC", "B"],
];
