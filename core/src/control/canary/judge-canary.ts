import type { CanaryTest, CanaryVerdict, RevisionFigures } from "../../report/index.ts";
import { alphaOf } from "./alpha.ts";
import { compareErrors } from "./compare-errors.ts";
import { compareLatencies, inMostBlocks } from "./compare-latencies.ts";
import { type Comparison, compareTogether } from "./comparison.ts";
import { clearance, contradiction, proof, shortage, silence } from "./findings.ts";
import { brokenGuardRail, type Finding } from "./guard-rails.ts";
import { CANARY_RULES, type CanaryLook, type CanaryRules, type Pair, type RevisionObservation } from "./observation.ts";
import { quantileOf } from "./statistics/range.ts";

/** Errors, most latencies, the tail of latencies. */
const TESTS = 3;

/**
 * Whether a new revision is worse than the old one beside it. Guard rails and proof condemn it at once, however often one looks; it passes
 * only at the final look, on samples that would have shown a fault of the size that matters. All else is inconclusive, no evidence included.
 */
export function judgeCanary(
  canary: RevisionObservation,
  baseline: RevisionObservation,
  look: CanaryLook,
): CanaryVerdict {
  const rules = { ...CANARY_RULES, ...look.rules };
  const observed = { canary, baseline };
  const sorted = { canary: sort(canary.latencies), baseline: sort(baseline.latencies) };
  const alpha = alphaOf(rules);
  const wrong = contradiction(observed, sorted);
  const comparisons = wrong === null ? compare(observed, sorted, rules) : [];
  const quiet = silence(observed, look, rules);
  const isComplete = look.look === "final" && quiet === null && comparisons.every(({ has, needed }) => has >= needed);
  const tests = compareTogether(comparisons, isComplete, alpha);
  const failure = wrong === null ? (brokenGuardRail(observed, rules) ?? proof(tests)) : null;
  const doubt = wrong ?? quiet ?? watching(look, tests) ?? shortage(tests);
  const verdict = failure !== null ? "fail" : doubt !== null ? "inconclusive" : "pass";
  const evidence = {
    look: look.look,
    canary: figuresOf(canary, sorted.canary),
    baseline: figuresOf(baseline, sorted.baseline),
    alpha,
    tests,
  };
  return { verdict, ...(failure ?? doubt ?? clearance(tests)), evidence };
}

function sort(latencies: ArrayLike<number>): Float64Array {
  return Float64Array.from(latencies).sort();
}

function compare(
  observed: Pair<RevisionObservation>,
  sorted: Pair<Float64Array>,
  rules: CanaryRules,
): readonly Comparison[] {
  const { canary, baseline } = observed;
  // The smallest p-value of several must stand this, so samples are made for it.
  const alpha = alphaOf(rules).final / TESTS;
  if (canary.requests === 0 || baseline.requests === 0) return [];
  const errors = compareErrors(observed, rules, alpha);
  if (sorted.canary.length === 0 || sorted.baseline.length === 0) return [errors];
  return [errors, ...inMostBlocks(compareLatencies(sorted, rules, alpha), sorted, observed)];
}

function watching({ look }: CanaryLook, tests: readonly CanaryTest[]): Finding | null {
  if (look === "final") return null;
  const requests = tests.find(({ measure }) => measure === "errors")?.has ?? 0;
  return { cause: "watching", reason: `nothing worse so far in ${requests} requests` };
}

function figuresOf({ requests, errors, restarts }: RevisionObservation, sorted: Float64Array): RevisionFigures {
  const has = sorted.length > 0;
  return {
    requests,
    errors,
    errorRate: requests === 0 ? null : errors / requests,
    latencies: sorted.length,
    median: has ? quantileOf(sorted, 0.5) : null,
    p95: has ? quantileOf(sorted, 0.95) : null,
    restarts,
  };
}
