import { upperTail } from "./normal.ts";

/** Both samples in rising order. */
export interface Samples {
  readonly own: ArrayLike<number>;
  readonly other: ArrayLike<number>;
}

export interface MannWhitney {
  /** Pairs in which `own` is larger, ties as half. */
  readonly u: number;
  /** U from its middle in standard deviations, without continuity correction; 0 where all values are equal. */
  readonly z: number;
  /** The chance of a U at least as large if both came from one distribution. */
  readonly p: number;
  readonly isExact: boolean;
}

/** Up to so many values together the chance is counted, not approximated, ties included. */
const SMALL = 30;

/**
 * The Mann-Whitney U test, one-sided: whether values of `own` tend to be larger. Ties count by their average rank; beyond 30 values
 * by the normal approximation with corrections for ties and continuity.
 */
export function mannWhitney({ own, other }: Samples): MannWhitney {
  const [m, n] = [own.length, other.length];
  if (m === 0 || n === 0) return { u: 0, z: 0, p: 1, isExact: true };
  const { sum, tied, ranks } = rank(own, other);
  const u = sum - (m * (m + 1)) / 2;
  const size = m + n;
  const deviation = Math.sqrt(((m * n) / 12) * (size + 1 - tied / (size * (size - 1))));
  const distance = u - (m * n) / 2;
  const z = deviation === 0 ? 0 : distance / deviation;
  if (size <= SMALL) return { u, z, p: countedTail(ranks, m, sum), isExact: true };
  return { u, z, p: deviation === 0 ? 1 : upperTail((distance - 0.5) / deviation), isExact: false };
}

/** Sum of the ranks of `own`, Σ(t³ − t) over ties of t values, and for few values the rank of each. */
function rank(own: ArrayLike<number>, other: ArrayLike<number>) {
  const ranks: number[] = [];
  const isSmall = own.length + other.length <= SMALL;
  let [i, j, sum, tied] = [0, 0, 0, 0];
  while (i < own.length || j < other.length) {
    const value = Math.min(own[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY);
    const before = i + j;
    const first = i;
    while (i < own.length && own[i] === value) i += 1;
    while (j < other.length && other[j] === value) j += 1;
    const equal = i + j - before;
    const average = before + (equal + 1) / 2;
    sum += (i - first) * average;
    if (equal > 1) tied += equal ** 3 - equal;
    if (isSmall) for (let copy = 0; copy < equal; copy++) ranks.push(average);
  }
  return { sum, tied, ranks };
}

/** Share of all ways to choose `count` of the ranks whose sum is at least this. Average ranks are halves, so sums are counted twice as large. */
function countedTail(ranks: readonly number[], count: number, sum: number): number {
  const most = 2 * ranks.reduce((total, one) => total + one, 0);
  const ways = Array.from({ length: count + 1 }, () => new Float64Array(most + 1));
  const [none] = ways;
  if (none !== undefined) none[0] = 1;
  for (const one of ranks) {
    for (let chosen = count; chosen >= 1; chosen--) {
      const [to, from] = [ways[chosen], ways[chosen - 1]];
      if (to === undefined || from === undefined) continue;
      for (let total = most; total >= 2 * one; total--) to[total] = (to[total] ?? 0) + (from[total - 2 * one] ?? 0);
    }
  }
  const all = ways[count] ?? new Float64Array(1);
  const atLeast = all.subarray(Math.round(2 * sum)).reduce((total, one) => total + one, 0);
  return atLeast / all.reduce((total, one) => total + one, 0);
}
