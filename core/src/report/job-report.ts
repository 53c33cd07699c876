import type { Milliseconds } from "../units/index.ts";

/** How a run of a job ended. */
export type JobOutcome = "done" | "failed" | "timed-out" | "stopped";

/** One run of a job. Times are RFC 3339. */
export interface JobRun {
  readonly at: string;
  /** When it was due; null for one that a person asked for. */
  readonly due: string | null;
  readonly outcome: JobOutcome;
  readonly duration: Milliseconds;
  /** Why it failed; null where it did not. */
  readonly error: string | null;
}

/** A job of a running platform. */
export interface JobReport {
  readonly name: string;
  /** The service whose code it runs. */
  readonly service: string;
  readonly schedule: string;
  readonly nextAt: string | null;
  readonly runningSince: string | null;
  readonly last: JobRun | null;
  /** Runs that were due while nobody could start them, since this control plane was started; they are told and not made up for. */
  readonly missed: number;
}
