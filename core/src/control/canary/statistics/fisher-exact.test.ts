import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Counts, fisherExact } from "./fisher-exact.ts";
import { logChoose } from "./log-gamma.ts";

const counts = fc
  .record({ some: fc.nat(60), rest: fc.nat(2_000) })
  .map(({ some, rest }): Counts => ({ some, all: some + rest }));

/** The chance of exactly this table. */
const chance = (own: Counts, other: Counts) =>
  Math.exp(
    logChoose(own.all, own.some) +
      logChoose(other.all, other.some) -
      logChoose(own.all + other.all, own.some + other.some),
  );

describe("Fisher's exact test", () => {
  it("gives Fisher's own answer to the lady tasting tea", () => {
    expect(fisherExact({ some: 3, all: 4 }, { some: 1, all: 4 })).toBeCloseTo(17 / 70, 12);
    expect(fisherExact({ some: 4, all: 4 }, { some: 0, all: 4 })).toBeCloseTo(1 / 70, 12);
  });

  it("agrees with published tables", () => {
    // Convictions of like-sex twins of criminals, Fisher 1962: 10 of 13 monozygotic, 2 of 17 dizygotic.
    expect(fisherExact({ some: 10, all: 13 }, { some: 2, all: 17 })).toBeCloseTo(0.000_465_2, 7);
    expect(fisherExact({ some: 8, all: 10 }, { some: 1, all: 6 })).toBeCloseTo(196 / 8008, 12);
  });

  it("knows nothing from nothing", () => {
    expect(fisherExact({ some: 0, all: 0 }, { some: 3, all: 9 })).toBe(1);
    expect(fisherExact({ some: 0, all: 500 }, { some: 0, all: 500 })).toBe(1);
    expect(fisherExact({ some: 9, all: 9 }, { some: 7, all: 7 })).toBe(1);
  });

  it("stays exact at a million requests", () => {
    expect(fisherExact({ some: 5, all: 100_000 }, { some: 0, all: 900_000 }) / 1e-5).toBeCloseTo(1, 3);
  });

  it("is symmetric: what speaks for one side speaks against the other", () => {
    fc.assert(
      fc.property(counts, counts, (own, other) => {
        expect(fisherExact(own, other) + fisherExact(other, own)).toBeCloseTo(1 + chance(own, other), 7);
      }),
      { numRuns: 300 },
    );
  });

  it("never grows with one more error", () => {
    fc.assert(
      fc.property(counts, counts, ({ some, all }, other) => {
        fc.pre(some < all);
        expect(fisherExact({ some: some + 1, all }, other)).toBeLessThanOrEqual(
          fisherExact({ some, all }, other) + 1e-9,
        );
      }),
      { numRuns: 300 },
    );
  });
});
