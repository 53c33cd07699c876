import type { CanaryCause } from "../../report/index.ts";
import { percentage } from "./figure.ts";
import type { CanaryRules, Pair, RevisionObservation } from "./observation.ts";

/** A cause with its sentence. */
export interface Finding {
  readonly cause: CanaryCause;
  readonly reason: string;
}

/** What needs no statistics: the canary falls over, or fails most of its requests, and the baseline does not. Null while it holds. */
export function brokenGuardRail(observed: Pair<RevisionObservation>, rules: CanaryRules): Finding | null {
  return crashLoop(observed, rules) ?? errorBurst(observed, rules);
}

function crashLoop({ canary, baseline }: Pair<RevisionObservation>, rules: CanaryRules): Finding | null {
  if (canary.restarts < rules.crashLoop || baseline.restarts >= canary.restarts) return null;
  return {
    cause: "crash-loop",
    reason: `tasks of the canary have ended by themselves ${canary.restarts} times, those of the baseline ${baseline.restarts}`,
  };
}

function errorBurst({ canary, baseline }: Pair<RevisionObservation>, { burst }: CanaryRules): Finding | null {
  const { errors, requests } = canary.recent;
  const rate = rateOf(canary);
  if (errors < burst.errors || rate < burst.rate || rateOf(baseline) * 2 > rate) return null;
  const beside = `${baseline.recent.errors} of ${baseline.recent.requests} of the baseline's`;
  return {
    cause: "error-burst",
    reason: `${errors} of the canary's last ${requests} requests have failed, ${percentage(rate)}, beside ${beside}`,
  };
}

function rateOf({ recent: { errors, requests } }: RevisionObservation): number {
  return requests === 0 ? 0 : errors / requests;
}
