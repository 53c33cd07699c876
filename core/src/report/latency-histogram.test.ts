import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, type LatencyHistogram, longestOf, meanOf, mergeHistograms, quantile } from "./latency-histogram.ts";

const durations = fc.double({ min: 0, max: 3_600_000, noNaN: true });

describe("a bucket", () => {
  it("is at most 0.4 % wide, and never shorter than what it holds", () => {
    fc.assert(
      fc.property(durations, (duration) => {
        const longest = longestOf(bucketOf(duration));
        const rounded = Math.round(duration * 1_000) / 1_000;
        expect(longest).toBeGreaterThanOrEqual(rounded);
        expect(longest - rounded).toBeLessThanOrEqual(rounded / 256 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it("follows the one before without gap or overlap", () => {
    for (let bucket = 0; bucket < 6_000; bucket++) {
      expect(bucketOf(longestOf(bucket))).toBe(bucket);
      expect(bucketOf(longestOf(bucket) + 0.001)).toBe(bucket + 1);
    }
  });

  it("takes a clock that went backwards for no time", () => {
    expect(bucketOf(-5)).toBe(0);
  });
});

describe("a histogram", () => {
  it("knows its quantiles to the width of a bucket, and its mean exactly", () => {
    const thousand = of(Array.from({ length: 1_000 }, (_, index) => index + 1));
    expect(meanOf(thousand)).toBe(500.5);
    for (const [share, exact] of [
      [0.5, 500],
      [0.95, 950],
      [0.99, 990],
      [1, 1_000],
    ] as const) {
      expect(quantile(thousand, share)).toBeGreaterThanOrEqual(exact);
      expect(quantile(thousand, share)).toBeLessThanOrEqual(exact * 1.004);
    }
  });

  it("never answers more than its maximum", () => {
    expect(quantile(of([1_000.001]), 0.99)).toBe(1_000.001);
  });

  it("has no quantile and no mean of nothing", () => {
    expect([quantile(of([]), 0.5), meanOf(of([]))]).toEqual([null, null]);
  });

  it("is the same whether values were recorded together or merged", () => {
    fc.assert(
      fc.property(fc.array(durations), fc.array(durations), (some, others) => {
        const merged = mergeHistograms([of(some), of(others)]);
        const together = of([...some, ...others]);
        expect(merged.buckets).toEqual(together.buckets);
        expect(merged.max).toBe(together.max);
        expect(merged.sum).toBeCloseTo(together.sum, 3);
      }),
    );
  });
});

function of(values: readonly number[]): LatencyHistogram {
  return mergeHistograms(
    values.map((value) => ({ count: 1, sum: value, max: value, buckets: [[bucketOf(value), 1]] as const })),
  );
}
