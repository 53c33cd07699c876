import { describe, expect, it } from "vitest";
import { compareLatencies } from "./compare-latencies.ts";
import { CANARY_RULES } from "./observation.ts";

const even = (count: number, at: (share: number) => number) =>
  Float64Array.from({ length: count }, (_, index) => at((index + 0.5) / count)).sort();

const neededOf = (baseline: Float64Array, rules: Partial<typeof CANARY_RULES> = {}) =>
  compareLatencies({ canary: baseline, baseline }, { ...CANARY_RULES, ...rules }, 0.0025).map(({ needed }) => needed);

describe("comparing latencies", () => {
  it("needs the more requests the more they scatter, but never without end", () => {
    const [narrow, wide, wild] = [1.01, 20, 10_000].map((base) => neededOf(even(2_000, (share) => 20 * base ** share)));
    expect(narrow).toEqual([100, 100]);
    expect(wide?.[0]).toBeGreaterThan(100);
    expect(wild?.[0]).toBeLessThan(1_500);
    expect(wild?.[1]).toBeLessThan(800);
    expect(neededOf(even(2_000, () => 0)).every(Number.isFinite)).toBe(true);
  });

  it("knows no number before it has seen how the baseline scatters", () => {
    expect(neededOf(even(19, (share) => share))).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("counts beyond the 95th percentile of both, ties aside", () => {
    const canary = even(100, (share) => (share > 0.9 ? 50 : 10));
    const [, tail] = compareLatencies({ canary, baseline: even(100, () => 10) }, CANARY_RULES, 0.0025);
    // The 95th percentile of both is 50 or 10 by a hair: ten of two hundred are the tail.
    expect(tail.final()).toBeCloseTo(0.000_767, 5);
    expect(tail).toMatchObject({ effect: 5, canary: 50, baseline: 10 });
  });

  it("bounds a ratio by what the samples themselves hold", () => {
    const [most] = compareLatencies(
      { canary: even(1_000, (share) => 20 + 20 * share), baseline: even(1_000, (share) => 10 + 10 * share) },
      CANARY_RULES,
      0.0025,
    );
    expect(most.effect).toBeCloseTo(2, 2);
    expect(most.low).toBeGreaterThan(1.9);
    expect(most.high).toBeLessThan(2.1);
  });
});
