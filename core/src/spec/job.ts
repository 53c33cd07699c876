import { type Duration, parseSchedule } from "../units/index.ts";
import { duration, flag, leaf, text } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** Work that is done on a schedule by a process that then ends. */
export interface JobWords {
  /** The service whose code, environment and rights it has. */
  readonly of: string;
  /** The file that does it, below the service's folder. */
  readonly entry: string;
  /** As EventBridge writes it, in UTC: `"rate(15 minutes)"` or `"cron(0 3 * * ? *)"`. */
  readonly schedule: string;
  /** When it is ended although it is not done; an hour if left out. */
  readonly timeout?: Duration;
  /** How long a run usually takes: what it costs at a provider follows from it. */
  readonly takes?: Duration;
  /** Whether one may begin while the one before still runs; no if left out. */
  readonly overlap?: boolean;
}

export type JobSpec = JobWords & { readonly kind: "job" };

/** Work on a schedule: `job({ of: "videos", entry: "src/jobs/sweep.ts", schedule: "cron(0 3 * * ? *)" })`. */
export function job(settings: JobWords): JobSpec {
  return { kind: "job", ...settings };
}

const schedule = leaf<string>(
  'a schedule: "rate(15 minutes)" or "cron(0 3 * * ? *)", in UTC',
  "rate(1 day)",
  (value) => typeof value === "string" && parseSchedule(value) !== undefined,
);

export const jobField = words<JobWords>(
  "a job: job({ of, entry, schedule, timeout, takes, overlap })",
  { of: text, entry: text, schedule, timeout: duration, takes: duration, overlap: flag },
  ["of", "entry", "schedule"],
);
