import type { WrittenRow } from "./price-row.ts";

/** Queues, secrets, keys, logs, metrics, traces. */
export const OPERATIONS: readonly WrittenRow[] = [
  ["sqs.standard", "us-east-1", 0.4, "million", "2024-07-01", "IC", "B"],
  ["scheduler.start", "global", 1, "million", "2026-01-01", "AWSP", "A", { free: 14 }],
  ["secrets.secret", "us-east-1", 0.4, "month", "2024-07-01", "IC", "B"],
  ["secrets.secret", "eu-central-1", 0.4, "month", "2026-06-01", "BILL", "A"],
  ["kms.key", "us-east-1", 1, "month", "2024-07-01", "IC", "B"],
  ["kms.key", "eu-central-1", 1, "month", "2026-06-01", "BILL", "A"],
  ["cloudwatch.metric", "us-east-1", 0.3, "month", "2024-07-01", "IC", "B"],
  ["cloudwatch.metric", "eu-central-1", 0.3, "month", "2026-06-01", "BILL", "A"],
  ["cloudwatch.alarm", "us-east-1", 0.1, "month", "2024-07-01", "IC", "B"],
  ["cloudwatch.alarm", "eu-central-1", 0.1, "month", "2026-01-01", "DERIVED", "U"],
  ["cloudwatch.alarm.high-resolution", "us-east-1", 0.3, "month", "2024-07-01", "IC", "B"],
  ["cloudwatch.dashboard", "global", 3, "month", "2026-03-26", "CHT", "B"],
  ["cloudwatch.logs.in", "us-east-1", 0.5, "GB", "2026-03-26", "CHT", "B"],
  ["cloudwatch.logs.in", "eu-central-1", 0.63, "GB", "2026-03-26", "CHT", "B"],
  ["cloudwatch.logs.kept", "us-east-1", 0.03, "GB-month", "2026-03-26", "CHT", "B"],
  ["x-ray.traces", "global", 5, "million", "2026-01-01", "AWSP", "A", { free: 0.1 }],
];
