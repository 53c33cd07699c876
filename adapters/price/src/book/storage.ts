import type { WrittenRow } from "./price-row.ts";

/** S3 by storage class. `glacier` is Glacier Flexible Retrieval. */
export const STORAGE: readonly WrittenRow[] = [
  ["s3.standard", "us-east-1", 0.023, "GB-month", "2026-07-01", "PL", "B"],
  ["s3.standard", "eu-central-1", 0.0245, "GB-month", "2026-07-01", "PL", "B"],
  ["s3.infrequent", "us-east-1", 0.0125, "GB-month", "2024-07-01", "IC", "B"],
  ["s3.intelligent.frequent", "us-east-1", 0.023, "GB-month", "2024-07-01", "IC", "B"],
  ["s3.intelligent.infrequent", "us-east-1", 0.0125, "GB-month", "2024-07-01", "IC", "B"],
  ["s3.intelligent.monitoring", "us-east-1", 0.0025, "thousand", "2024-07-01", "IC", "B"],
  ["s3.glacier", "us-east-1", 0.0036, "GB-month", "2024-07-01", "IC", "B"],
  ["s3.deep-archive", "us-east-1", 0.00099, "GB-month", "2024-07-01", "IC", "B"],
  ["s3.put", "us-east-1", 0.005, "thousand", "2024-07-01", "IC", "B"],
  ["s3.get", "us-east-1", 0.0004, "thousand", "2024-07-01", "IC", "B"],
];
