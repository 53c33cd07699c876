import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannWhitney } from "./mann-whitney.ts";

const sorted = (...values: readonly number[]) => Float64Array.from(values).sort();
const sample = (least: number) =>
  fc.array(fc.nat(40), { minLength: least, maxLength: 60 }).map((all) => sorted(...all));

describe("the Mann-Whitney test", () => {
  it("agrees with published exact values", () => {
    // Permeability of membranes at term and before, Hollander and Wolfe 1973: W = 35, p = 0.1272.
    const term = sorted(0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
    const before = sorted(1.15, 0.88, 0.9, 0.74, 1.21);
    const result = mannWhitney({ own: term, other: before });
    expect(result).toMatchObject({ u: 35, isExact: true });
    expect(result.p).toBeCloseTo(0.1272, 4);
    // Ages at diagnosis of diabetes, the example of SciPy's reference: U = 17, two-sided p = 0.1111.
    const men = mannWhitney({ own: sorted(19, 22, 16, 29, 24), other: sorted(20, 11, 17, 12) });
    expect(men.u).toBe(17);
    expect(2 * men.p).toBeCloseTo(0.1111, 4);
  });

  it("counts ties by their average rank, exactly for few values", () => {
    // All seven that are larger fell on one side: C(13, 3) of C(20, 10) ways.
    const own = sorted(100, 100, 100, 100, 100, 100, 100, 1, 1, 1);
    const result = mannWhitney({ own, other: sorted(...Array<number>(10).fill(1)) });
    expect(result.u).toBe(85);
    expect(result.p).toBeCloseTo(286 / 184_756, 12);
  });

  it("approximates what it no longer counts", () => {
    const own = sorted(...Array.from({ length: 20 }, (_, index) => index * 2 + 7));
    const other = sorted(...Array.from({ length: 20 }, (_, index) => index * 2));
    // By hand: U = 4 + 5 + … + 20 + 3 × 20, z = (264 − 200.5) / √(20 · 20 · 41 / 12) = 1.7177.
    const result = mannWhitney({ own, other });
    expect(result).toMatchObject({ u: 264, isExact: false });
    expect(result.p).toBeCloseTo(0.0429, 4);
  });

  it("knows nothing from nothing, nor from equals", () => {
    expect(mannWhitney({ own: sorted(), other: sorted(1, 2) }).p).toBe(1);
    const equal = sorted(...Array<number>(40).fill(3));
    expect(mannWhitney({ own: equal, other: equal })).toMatchObject({ z: 0, p: 1 });
  });

  it("is symmetric: every pair is won by one side", () => {
    fc.assert(
      fc.property(sample(1), sample(1), (own, other) => {
        const [one, two] = [mannWhitney({ own, other }), mannWhitney({ own: other, other: own })];
        expect(one.u + two.u).toBe(own.length * other.length);
        expect(one.z).toBeCloseTo(-two.z, 9);
      }),
      { numRuns: 200 },
    );
  });

  it("never doubts more when one value becomes larger", () => {
    fc.assert(
      fc.property(sample(1), sample(1), fc.nat(), (own, other, at) => {
        const slower = own.map((value, index) => (index === at % own.length ? 1_000 : value)).sort();
        expect(mannWhitney({ own: slower, other }).u).toBeGreaterThanOrEqual(mannWhitney({ own, other }).u);
      }),
      { numRuns: 200 },
    );
  });
});
