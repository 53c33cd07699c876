import { describe, expect, it } from "vitest";
import { quantileOf, quantileRange, shareRange } from "./range.ts";

describe("ranges", () => {
  it("of a share are Clopper and Pearson's", () => {
    const range = shareRange({ some: 4, all: 20 }, 0.975);
    expect(range.low).toBeCloseTo(0.0573, 4);
    expect(range.high).toBeCloseTo(0.4366, 4);
    expect(shareRange({ some: 0, all: 10 }, 0.95)).toEqual({ low: 0, high: expect.closeTo(1 - 0.05 ** 0.1, 10) });
    expect(shareRange({ some: 10, all: 10 }, 0.95).high).toBe(1);
  });

  it("follow the rule of three", () => {
    expect(shareRange({ some: 0, all: 300_000 }, 0.95).high * 300_000).toBeCloseTo(3, 1);
  });

  it("of a quantile come from the sample's own values, or say that it is too small", () => {
    const sample = Float64Array.from({ length: 1_000 }, (_, index) => index + 1);
    expect(quantileOf(sample, 0.5)).toBe(500);
    expect(quantileOf(sample, 0.95)).toBe(950);
    const { low, high } = quantileRange(sample, 0.95, 0.975);
    expect([low, high]).toEqual([936, 965]);
    expect(quantileRange([1, 2, 3], 0.95, 0.975).high).toBe(Number.POSITIVE_INFINITY);
  });
});
