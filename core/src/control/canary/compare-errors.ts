import type { Comparison } from "./comparison.ts";
import type { CanaryRules, Pair, RevisionObservation } from "./observation.ts";
import { type Counts, fisherExact } from "./statistics/fisher-exact.ts";
import { EACH_END, shareRange } from "./statistics/range.ts";
import { sizeForShares } from "./statistics/sample-size.ts";
import { shareEvidence } from "./statistics/sequential.ts";

/** Whether a larger share of the canary's requests fails: counts against counts, however few fail. Both have requests. */
export function compareErrors(
  { canary, baseline }: Pair<RevisionObservation>,
  rules: CanaryRules,
  alpha: number,
): Comparison {
  const own = { some: canary.errors, all: canary.requests };
  const other = { some: baseline.errors, all: baseline.requests };
  const [ours, theirs] = [own.some / own.all, other.some / other.all];
  const [upper, lower] = [shareRange(own, EACH_END), shareRange(other, EACH_END)];
  const demand = { alpha, power: rules.power, ratio: other.all / own.all };
  const to = theirs + rules.detectableIncrease;
  return {
    measure: "errors",
    method: "fisher-exact",
    canary: ours,
    baseline: theirs,
    effect: ours - theirs,
    isFelt: true,
    low: upper.low - lower.high,
    high: upper.high - lower.low,
    least: rules.toleratedIncrease,
    detectable: rules.detectableIncrease,
    needed:
      to > 1 ? Number.POSITIVE_INFINITY : Math.max(rules.minimumRequests, sizeForShares({ from: theirs, to }, demand)),
    has: own.all,
    early: earlyShare(own, other),
    final: () => fisherExact(own, other),
  };
}

/** The p-value of the canary's share of what was found, at whatever time one looks. */
export function earlyShare(own: Counts, other: Counts): number {
  const finds = { own: own.some, all: own.some + other.some };
  return Math.min(1, 1 / shareEvidence(finds, own.all / (own.all + other.all)));
}
