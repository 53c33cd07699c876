import type { Milliseconds } from "../units/index.ts";

/** What a supervisor remembers of a process's recent ends. */
export interface RestartHistory {
  /** Ends since the process was last healthy for `HEALTHY_FOR`. */
  readonly consecutiveFailures: number;
  /** When it last became ready; null when it never did since it was started. */
  readonly lastReadyAt: number | null;
}

const FIRST_DELAY: Milliseconds = 100;
const LONGEST_DELAY: Milliseconds = 10_000;

/** A process that was ready for this long has proved itself: what happened before no longer counts. */
export const HEALTHY_FOR: Milliseconds = 30_000;

/**
 * How long to wait before a process that has just ended is started again: nothing for the first end after a healthy life,
 * then 100 ms doubling to 10 s, so that a crash is repaired at once and a crash loop does not burn the machine.
 */
export function restartDelay(history: RestartHistory, now: number): Milliseconds {
  const failures = forgiven(history, now) ? 0 : history.consecutiveFailures;
  if (failures <= 0) return 0;
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(failures - 1, 30));
}

/** The history after one more end. A life of `HEALTHY_FOR` in readiness wipes the slate first. */
export function observeExit(history: RestartHistory, now: number): RestartHistory {
  return { consecutiveFailures: forgiven(history, now) ? 1 : history.consecutiveFailures + 1, lastReadyAt: null };
}

function forgiven(history: RestartHistory, now: number): boolean {
  return history.lastReadyAt !== null && now - history.lastReadyAt >= HEALTHY_FOR;
}
