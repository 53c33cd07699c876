import type { Milliseconds } from "@terrace/core/units";

/** Monotonic time with the same origin in every thread of this machine, which `performance.now()` has not. */
export function monotonic(): Milliseconds {
  return Number(process.hrtime.bigint()) / 1e6;
}
