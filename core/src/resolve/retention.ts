import type { Milliseconds } from "../units/index.ts";
import { formatDuration } from "../units/index.ts";
import { complain, type Draft } from "./draft.ts";

const DAY = 86_400_000;

/**
 * What the provider keeps at least and at most. Source: AWS, "Backup retention period", RDS User Guide; ElastiCache quotas;
 * CloudWatch Logs API, PutRetentionPolicy.
 */
const RANGES = {
  backups: {
    least: 1 * DAY,
    most: 35 * DAY,
    hint: 'keep: "35d", and copies of what must stay longer: copyTo: ["glacier"]',
  },
  lines: {
    least: 1 * DAY,
    most: 3_653 * DAY,
    hint: 'retention: "3653d", and a bucket for what must stay longer: exportTo',
  },
} as const;

/** Records a time that the provider cannot keep anything for, where the provider keeps it. */
export function complainOfRetention(
  kept: { readonly what: keyof typeof RANGES; readonly time: Milliseconds },
  draft: Draft,
  path: readonly string[],
): void {
  const { least, most, hint } = RANGES[kept.what];
  if (draft.blueprint.header.target !== "aws" || (kept.time >= least && kept.time <= most)) return;
  complain(draft, "TER-RES-018", {
    path,
    message: `${path.join(".")} is ${formatDuration(kept.time)}, and ${kept.what} are kept for ${formatDuration(least)} to ${formatDuration(most)}`,
    hint,
  });
}
