import type { RevisionObservation } from "../control/canary/observation.ts";

/** A revision that has served so many requests: none failed, latencies between 10 and 30 ms, the last request at time 0. */
export function revision(requests: number, seen: Partial<RevisionObservation> = {}): RevisionObservation {
  return {
    requests,
    errors: 0,
    latencies: Array.from({ length: requests }, (_, index) => 10 + (20 * (index + 0.5)) / requests),
    recent: { requests: 0, errors: 0 },
    restarts: 0,
    lastRequestAt: requests === 0 ? null : 0,
    ...seen,
  };
}
