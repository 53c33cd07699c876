import { judgeCanary } from "../control/canary/judge-canary.ts";
import type { CanaryRules, RevisionObservation } from "../control/canary/observation.ts";
import type { CanaryVerdict } from "../report/index.ts";

/** What is wrong with a canary; nothing in `SOUND`. */
export interface Fault {
  /** Share of its requests that fail beside those that fail anyway. */
  readonly errors: number;
  /** How many times as long its answers take. */
  readonly slowdown: number;
}

export const SOUND: Fault = { errors: 0, slowdown: 1 };

export interface Rehearsal {
  readonly fault: Fault;
  /** Requests of the canary until its time is over. */
  readonly requests: number;
  /** Requests of the baseline for each of the canary's. */
  readonly ratio: number;
  /** Share of requests that fail on either side. */
  readonly errorRate: number;
  /** How often one looks, the last time at the end. */
  readonly looks: number;
  /** Whether a tenth of all requests on both sides fails, and all take three times as long, in the middle third of the time. */
  readonly outage: boolean;
  readonly rules?: Partial<CanaryRules>;
}

/** One canary from its first look to its last: the verdict that ended it, and how many requests it had served by then. */
export function simulateCanary(
  rehearsal: Rehearsal,
  random: () => number,
): { readonly verdict: CanaryVerdict; readonly served: number } {
  const { requests, ratio, looks, rules = {} } = rehearsal;
  const canary = serve(requests, { ...rehearsal, random });
  const baseline = serve(requests * ratio, { ...rehearsal, fault: SOUND, random });
  for (let look = 1; ; look++) {
    const served = Math.round((requests * look) / looks);
    const verdict = judgeCanary(canary(served), baseline(served * ratio), {
      look: look === looks ? "final" : "interim",
      now: 0,
      rules,
    });
    if (look === looks || verdict.verdict === "fail") return { verdict, served };
  }
}

type Traffic = Pick<Rehearsal, "fault" | "errorRate" | "outage"> & { readonly random: () => number };

/** All requests of a revision; the function that is returned tells what was seen of the first so many. */
function serve(
  requests: number,
  { fault, errorRate, outage, random }: Traffic,
): (first: number) => RevisionObservation {
  const errors = new Uint32Array(requests + 1);
  const latencies = new Float64Array(requests);
  for (let request = 0; request < requests; request++) {
    const before = errors[request] ?? 0;
    const isOut = outage && request > requests / 3 && request < (requests * 2) / 3;
    const isError = random() < errorRate + fault.errors + (isOut ? 0.1 : 0);
    errors[request + 1] = before + (isError ? 1 : 0);
    if (!isError) latencies[request - before] = latency(random) * fault.slowdown * (isOut ? 3 : 1);
  }
  return (first) => {
    const failed = errors[first] ?? 0;
    return {
      requests: first,
      errors: failed,
      latencies: latencies.subarray(0, first - failed),
      recent: { requests: 0, errors: 0 },
      restarts: 0,
      lastRequestAt: 0,
    };
  };
}

/** Milliseconds as web services have them: log-normal about 20 ms, and one in thirty finds no cache and takes eight times as long. */
function latency(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return 20 * Math.exp(normal / 2) * (random() < 1 / 30 ? 8 : 1);
}
