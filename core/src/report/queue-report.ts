import type { QueueDepth } from "./measurement.ts";

/** A queue of jobs as it is now: what waits, and what was given up. */
export interface QueueReport {
  readonly queue: string;
  readonly depth: QueueDepth;
  /** The latest ones, newest first. */
  readonly deadJobs: readonly DeadJob[];
}

/** A job that nobody tries any more. What it carries is not told: it is the platform's own. */
export interface DeadJob {
  readonly id: string;
  readonly queue: string;
  /** What it is about, such as a video's id; null where its kind has no key. */
  readonly key: string | null;
  /** How often it was begun. */
  readonly attempts: number;
  /** What the last attempt ended with. */
  readonly reason: string | null;
  /** RFC 3339. */
  readonly createdAt: string;
}
