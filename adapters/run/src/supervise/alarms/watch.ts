import { setTimeout as sleep } from "node:timers/promises";
import type { Milliseconds } from "@terrace/core/units";

/** The shortest time between two looks, as with CloudWatch; and how long after the end of a period it is asked for, so that its last figures are in. */
const EVERY: Milliseconds = 10_000;
const AFTER: Milliseconds = 1_000;

/** Looks every ten seconds, a moment after each whole one of the clock, until the signal fires. Settles when no look is under way any more. */
export async function watch(signal: AbortSignal, look: (now: number) => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const now = Date.now();
    const next = Math.floor((now - AFTER) / EVERY) * EVERY + EVERY + AFTER;
    await sleep(next - now, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await look(Date.now());
  }
}
