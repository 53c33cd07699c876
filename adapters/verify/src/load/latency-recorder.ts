import { bucketOf, type LatencyHistogram, type LatencySummary, meanOf, quantile } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";

/** Takes durations as they come and sums them up once. */
export interface LatencyRecorder {
  record(duration: Milliseconds): void;
  summary(): LatencySummary;
}

/** An empty recorder. Memory grows with the number of different buckets, not of values. */
export function createLatencyRecorder(): LatencyRecorder {
  const counts = new Map<number, number>();
  let count = 0;
  let sum = 0;
  let max = 0;
  return {
    record(duration) {
      const bucket = bucketOf(duration);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
      count += 1;
      sum += Math.max(0, duration);
      max = Math.max(max, duration);
    },
    summary: () => summarize({ count, sum, max, buckets: [...counts].sort(([a], [b]) => a - b) }),
  };
}

/** The figures that people ask a histogram for. */
export function summarize(histogram: LatencyHistogram): LatencySummary {
  return {
    mean: meanOf(histogram),
    p50: quantile(histogram, 0.5),
    p95: quantile(histogram, 0.95),
    p99: quantile(histogram, 0.99),
    max: histogram.count === 0 ? null : histogram.max,
    histogram,
  };
}
