import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta } from "./incomplete-beta.ts";

describe("the incomplete beta function", () => {
  it("agrees with closed forms", () => {
    expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(11 / 16, 13);
    expect(incompleteBeta(0.1, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.1)), 13);
    expect(incompleteBeta(0.3, 1, 7)).toBeCloseTo(1 - 0.7 ** 7, 13);
    expect(incompleteBeta(0.5, 10_000, 10_000)).toBeCloseTo(0.5, 9);
  });

  it("is the mirror of itself", () => {
    const size = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), size, size, (x, a, b) => {
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 8);
      }),
      { numRuns: 200 },
    );
  });
});
