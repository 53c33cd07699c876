import type { Ratio } from "../../../units/index.ts";
import type { Counts } from "./fisher-exact.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";

/** Where a value lies with some confidence. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Each end of two ranges with this confidence makes either end of their difference or ratio one of 95 %. */
export const EACH_END = 0.975;

/** The share behind a count, each end with this confidence: never too narrow. 0 of n gives the rule of three. (Clopper and Pearson 1934) */
export function shareRange({ some, all }: Counts, confidence: Ratio): Range {
  const beyond = 1 - confidence;
  return {
    low: some === 0 ? 0 : solve((share) => incompleteBeta(share, some, all - some + 1) > beyond),
    high: some === all ? 1 : solve((share) => incompleteBeta(1 - share, all - some, some + 1) < beyond),
  };
}

/** The value below which this share of a sample lies; the sample is in rising order and not empty. */
export function quantileOf(sorted: ArrayLike<number>, share: Ratio): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** The same quantile of what the sample was taken from, each end with this confidence, whatever the distribution; infinite where the sample is too small to say. */
export function quantileRange(sorted: ArrayLike<number>, share: Ratio, confidence: Ratio): Range {
  const size = sorted.length;
  const reach = normalQuantile(confidence) * Math.sqrt(size * share * (1 - share));
  const [low, high] = [Math.floor(size * share - reach) - 1, Math.ceil(size * share + reach)];
  return { low: sorted[low] ?? 0, high: sorted[high] ?? Number.POSITIVE_INFINITY };
}

/** Where a rising condition begins to hold between 0 and 1. */
function solve(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
