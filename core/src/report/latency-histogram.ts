import type { Milliseconds, Ratio } from "../units/index.ts";

/**
 * Durations by how often they occurred, in buckets of at most 0.4 % of their value (the idea of HdrHistogram): merging two
 * loses nothing, a quantile is right to the width of its bucket, and an hour of requests is a few kilobytes of JSON.
 */
export interface LatencyHistogram {
  readonly count: number;
  /** Exact, so that a mean is exact. */
  readonly sum: Milliseconds;
  /** Exact; 0 when nothing was recorded. */
  readonly max: Milliseconds;
  /** Bucket and how many values fell into it, by rising bucket. */
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

/** Buckets per doubling. Below twice as many microseconds, each microsecond has a bucket of its own. */
const STEPS = 256;

/** The bucket of a duration; resolution 1 µs. A negative duration counts as none. */
export function bucketOf(duration: Milliseconds): number {
  const micros = Math.max(0, Math.round(duration * 1_000));
  if (micros < 2 * STEPS) return micros;
  const doublings = Math.floor(Math.log2(micros)) - Math.log2(STEPS);
  return doublings * STEPS + Math.floor(micros / 2 ** doublings);
}

/** The longest duration that falls into a bucket, so that a quantile is never better than what was measured. */
export function longestOf(bucket: number): Milliseconds {
  if (bucket < 2 * STEPS) return bucket / 1_000;
  const doublings = Math.floor(bucket / STEPS) - 1;
  return ((bucket - doublings * STEPS + 1) * 2 ** doublings - 1) / 1_000;
}

/** The duration that this share of all values does not exceed; null when nothing was recorded. */
export function quantile({ count, max, buckets }: LatencyHistogram, share: Ratio): Milliseconds | null {
  const rank = Math.max(1, Math.ceil(share * count));
  let seen = 0;
  for (const [bucket, here] of buckets) {
    seen += here;
    if (seen >= rank) return Math.min(longestOf(bucket), max);
  }
  return null;
}

/** Null when nothing was recorded. */
export function meanOf({ count, sum }: LatencyHistogram): Milliseconds | null {
  return count === 0 ? null : sum / count;
}

/** All values of several histograms, as of several runs or populations. */
export function mergeHistograms(histograms: readonly LatencyHistogram[]): LatencyHistogram {
  const counts = new Map<number, number>();
  for (const [bucket, count] of histograms.flatMap(({ buckets }) => buckets))
    counts.set(bucket, (counts.get(bucket) ?? 0) + count);
  return {
    count: histograms.reduce((total, { count }) => total + count, 0),
    sum: histograms.reduce((total, { sum }) => total + sum, 0),
    max: histograms.reduce((longest, { max }) => Math.max(longest, max), 0),
    buckets: [...counts].sort(([a], [b]) => a - b),
  };
}
