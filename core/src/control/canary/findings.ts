import type { CanaryTest } from "../../report/index.ts";
import { figure, percentage } from "./figure.ts";
import type { Finding } from "./guard-rails.ts";
import type { CanaryLook, CanaryRules, Pair, RevisionObservation } from "./observation.ts";

/** Counts that cannot be true; null when they can. Whoever counts wrongly must not decide anything. */
export function contradiction(
  { canary, baseline }: Pair<RevisionObservation>,
  sorted: Pair<Float64Array>,
): Finding | null {
  const isSound = [canary, baseline].every(
    ({ requests, errors, recent, restarts }) =>
      [requests, errors, recent.requests, recent.errors, restarts].every(
        (one) => Number.isSafeInteger(one) && one >= 0,
      ) &&
      errors <= requests &&
      recent.errors <= recent.requests,
  );
  const isTime = [sorted.canary, sorted.baseline].every(
    (latencies) => (latencies[0] ?? 0) >= 0 && Number.isFinite(latencies.at(-1) ?? 0),
  );
  if (isSound && isTime) return null;
  return { cause: "contradiction", reason: `the ${isSound ? "latencies" : "counts"} cannot be true` };
}

/** The test that proves the canary worse, if any does. */
export function proof(tests: readonly CanaryTest[]): Finding | null {
  const worst = tests.filter(({ isWorse }) => isWorse).toSorted((a, b) => chanceOf(a) - chanceOf(b))[0];
  if (worst === undefined) return null;
  const p = chanceOf(worst);
  const chance = p < 1e-15 ? "p < 1e-15" : `p = ${figure(p)}`;
  return { cause: worst.measure, reason: `${comparisonText(worst)} (${chance})` };
}

/** Why nothing can be said of what has not arrived, or arrives no longer; null when requests arrive. */
export function silence(
  { canary, baseline }: Pair<RevisionObservation>,
  { now }: CanaryLook,
  { staleAfter }: CanaryRules,
): Finding | null {
  if (canary.requests === 0) return { cause: "no-traffic", reason: "the canary has had no request" };
  if (baseline.requests === 0)
    return { cause: "no-baseline", reason: "the baseline has had no request to compare with" };
  if (canary.latencies.length === 0 || baseline.latencies.length === 0)
    return { cause: "no-latencies", reason: "no latencies were measured" };
  for (const [name, { lastRequestAt }] of [
    ["canary", canary],
    ["baseline", baseline],
  ] as const) {
    const age = lastRequestAt === null ? Number.POSITIVE_INFINITY : now - lastRequestAt;
    if (age <= staleAfter) continue;
    const since = Number.isFinite(age) ? `for ${Math.round(age / 1_000)} s` : "that anybody knows the time of";
    return { cause: "stale", reason: `the ${name} has had no request ${since}` };
  }
  return null;
}

/** Which sample is still too small for a pass; null when none is. */
export function shortage(tests: readonly CanaryTest[]): Finding | null {
  const short = tests.filter(({ has, needed }) => needed === null || has < needed);
  const [most] = short.toSorted((a, b) => (b.needed ?? Number.MAX_VALUE) - (a.needed ?? Number.MAX_VALUE));
  if (most === undefined) return null;
  const wanted = most.needed === null ? "no number so far would do" : `${most.needed} are needed`;
  const effect = most.measure === "errors" ? `${percentage(most.detectable)} more errors` : `× ${most.detectable}`;
  return {
    cause: "few-requests",
    reason: `${most.has} requests to judge ${most.measure} by, and ${wanted} to see ${effect}`,
  };
}

/** What a pass rests on: each effect, and what is excluded. */
export function clearance(tests: readonly CanaryTest[]): Finding {
  return {
    cause: "no-worse",
    reason: tests.map((test) => `${comparisonText(test)}, at most ${effectText(test, test.high)}`).join("; "),
  };
}

function comparisonText(test: CanaryTest): string {
  const [own, other] = [valueText(test, test.canary), valueText(test, test.baseline)];
  if (test.measure === "errors") return `${own} of ${test.has} requests failed beside ${other} of the baseline's`;
  const name = test.measure === "latency" ? "median" : "95th percentile";
  return `${name} of ${test.has} requests ${own} beside ${other}`;
}

function valueText({ measure }: CanaryTest, value: number | null): string {
  if (value === null) return "unknown";
  return measure === "errors" ? percentage(value) : `${figure(value)} ms`;
}

function effectText({ measure }: CanaryTest, value: number | null): string {
  if (value === null) return "unknown";
  return measure === "errors" ? `${percentage(value)} more` : `× ${figure(value)}`;
}

/** The chance by which it was proved: the final one where it was looked at. */
function chanceOf({ early, final }: CanaryTest): number {
  return Math.min(early, final ?? 1);
}
