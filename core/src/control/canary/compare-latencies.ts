import { blockChance } from "./blocks.ts";
import { earlyShare } from "./compare-errors.ts";
import type { Comparison } from "./comparison.ts";
import type { CanaryRules, Pair, RevisionObservation } from "./observation.ts";
import { fisherExact } from "./statistics/fisher-exact.ts";
import { mannWhitney } from "./statistics/mann-whitney.ts";
import { EACH_END, quantileOf, quantileRange } from "./statistics/range.ts";
import { type Demand, sizeForShares, sizeForSuperiority } from "./statistics/sample-size.ts";
import { driftEvidence } from "./statistics/sequential.ts";

/** Where the tail begins. */
const TAIL = 0.95;

/** However widely latencies scatter, no larger sample is asked for than shows this: slower in 55 of 100 pairs, or a tail twice as thick. */
const LEAST_SUPERIORITY = 0.55;
const LEAST_TAIL = 2 * (1 - TAIL);

/** Chance of a revision that is no slower to be so in as many blocks. */
const BLOCK_ALPHA = 0.01;

/** A baseline of fewer says nothing about how latencies scatter. */
const FEWEST = 20;

/**
 * Whether the canary's requests take longer: most of them, by ranks, and the slowest of them, by counting those beyond the 95th percentile
 * of all. Ranks alone would overlook a canary that only scatters more. Latencies are in rising order and there are some of each.
 */
export function compareLatencies(
  sorted: Pair<Float64Array>,
  rules: CanaryRules,
  alpha: number,
): readonly [Comparison, Comparison] {
  const demand = { alpha, power: rules.power, ratio: sorted.baseline.length / sorted.canary.length };
  return [compareMost(sorted, rules, demand), compareTail(sorted, rules, demand)];
}

/** The same, where a difference that is found in a few blocks of time alone is none. */
export function inMostBlocks(
  [most, tail]: readonly [Comparison, Comparison],
  sorted: Pair<Float64Array>,
  { canary, baseline }: Pair<RevisionObservation>,
): readonly [Comparison, Comparison] {
  if (canary.blocks === undefined || baseline.blocks === undefined) return [most, tail];
  const blocks = { canary: canary.blocks, baseline: baseline.blocks };
  const isSteady = (limit: number) => blockChance(blocks, limit) <= BLOCK_ALPHA;
  return [
    { ...most, isFelt: most.isFelt && isSteady(quantileOf(sorted.baseline, 0.5)) },
    { ...tail, isFelt: tail.isFelt && isSteady(pooledTail(sorted)) },
  ];
}

function compareMost(sorted: Pair<Float64Array>, rules: CanaryRules, demand: Demand): Comparison {
  const { canary, baseline } = sorted;
  const { z, p } = mannWhitney({ own: canary, other: baseline });
  const information = (canary.length * baseline.length) / (canary.length + baseline.length);
  return {
    ...figuresOf(sorted, rules, 0.5),
    measure: "latency",
    method: "mann-whitney",
    needed: neededOf(sorted, rules, sizeForSuperiority(superiorityOf(baseline, rules.detectableSlowdown), demand)),
    early: Math.min(1, 1 / driftEvidence(z, information)),
    final: () => p,
  };
}

/** In how many pairs the baseline would win against itself if it were so much slower. */
function superiorityOf(baseline: Float64Array, slowdown: number): number {
  const own = baseline.map((latency) => latency * slowdown);
  return Math.max(LEAST_SUPERIORITY, mannWhitney({ own, other: baseline }).u / baseline.length ** 2);
}

function compareTail(sorted: Pair<Float64Array>, rules: CanaryRules, demand: Demand): Comparison {
  const { canary, baseline } = sorted;
  const limit = pooledTail(sorted);
  const own = { some: countAbove(canary, limit), all: canary.length };
  const other = { some: countAbove(baseline, limit), all: baseline.length };
  const slowed = countAbove(baseline, quantileOf(baseline, TAIL) / rules.detectableSlowdown) / baseline.length;
  return {
    ...figuresOf(sorted, rules, TAIL),
    measure: "tail-latency",
    method: "fisher-exact",
    needed: neededOf(sorted, rules, sizeForShares({ from: 1 - TAIL, to: Math.max(LEAST_TAIL, slowed) }, demand)),
    early: earlyShare(own, other),
    final: () => fisherExact(own, other),
  };
}

function figuresOf(
  { canary, baseline }: Pair<Float64Array>,
  { detectableSlowdown, leastDelay }: CanaryRules,
  share: number,
) {
  const [own, other] = [quantileOf(canary, share), quantileOf(baseline, share)];
  const [ours, theirs] = [quantileRange(canary, share, EACH_END), quantileRange(baseline, share, EACH_END)];
  return {
    canary: own,
    baseline: other,
    effect: ratio(own, other),
    isFelt: own - other >= leastDelay,
    low: ratio(ours.low, theirs.high),
    high: ratio(ours.high, theirs.low),
    least: detectableSlowdown,
    detectable: detectableSlowdown,
    has: canary.length,
  };
}

/** Nothing against nothing is as fast; anything against nothing is infinitely slower, and never unknown. */
function ratio(own: number, other: number): number {
  return own === other ? 1 : own / other;
}

function neededOf({ baseline }: Pair<Float64Array>, { minimumRequests }: CanaryRules, size: number): number {
  return baseline.length < FEWEST ? Number.POSITIVE_INFINITY : Math.max(minimumRequests, size);
}

/** The 95th percentile of both together: as many values lie beyond it as the tail holds, ties aside. */
function pooledTail({ canary, baseline }: Pair<Float64Array>): number {
  let [i, j] = [canary.length - 1, baseline.length - 1];
  for (let left = Math.floor((1 - TAIL) * (canary.length + baseline.length)); left > 0; left--) {
    if ((canary[i] ?? -1) >= (baseline[j] ?? -1)) i -= 1;
    else j -= 1;
  }
  return Math.max(canary[i] ?? -1, baseline[j] ?? -1);
}

function countAbove(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
