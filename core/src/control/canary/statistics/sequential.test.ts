import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { driftEvidence, shareEvidence } from "./sequential.ts";

/** Averages the evidence over every outcome of so many finds, each `own` with this chance. */
const expectedEvidence = (all: number, share: number, truth: number) => {
  let [sum, ways] = [0, 1];
  for (let own = 0; own <= all; own++) {
    sum += ways * truth ** own * (1 - truth) ** (all - own) * shareEvidence({ own, all }, share);
    ways = (ways * (all - own)) / (own + 1);
  }
  return sum;
};

/** The exact chance that the evidence ever reaches 1/alpha when one looks after each of so many finds. */
const chanceOfAlarm = (finds: number, share: number, alpha: number) => {
  let [quiet, alarm] = [new Float64Array([1]), 0];
  for (let all = 1; all <= finds; all++) {
    const next = new Float64Array(all + 1);
    for (let own = 0; own <= all; own++) {
      const chance = (quiet[own] ?? 0) * (1 - share) + (quiet[own - 1] ?? 0) * share;
      if (shareEvidence({ own, all }, share) >= 1 / alpha) alarm += chance;
      else next[own] = chance;
    }
    quiet = next;
  }
  return alarm;
};

describe("evidence that may be looked at at any time", () => {
  it("is 1 before anything is found", () => {
    expect(shareEvidence({ own: 0, all: 0 }, 0.1)).toBe(1);
    expect(driftEvidence(0, 0)).toBeCloseTo(1, 12);
  });

  it("is a fair bet where nothing is wrong, and a losing one where the canary is better", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.02, max: 0.95, noNaN: true }), (all, share) => {
        expect(expectedEvidence(all, share, share)).toBeCloseTo(1, 6);
        expect(expectedEvidence(all, share, share / 2)).toBeLessThan(1);
      }),
      { numRuns: 100 },
    );
  });

  it("raises a false alarm no more often than promised, looked at after every single find", () => {
    for (const [share, alpha] of [
      [0.5, 0.05],
      [0.1, 0.01],
      [0.05, 0.002_5],
    ] as const) {
      const chance = chanceOfAlarm(300, share, alpha);
      expect(chance).toBeLessThanOrEqual(alpha);
      expect(chance).toBeGreaterThan(alpha / 4);
    }
  });

  it("is a fair bet on a drift as well", () => {
    for (const information of [10, 100, 1_000]) {
      let mean = 0;
      for (let z = -12; z < 12; z += 0.001)
        mean += (driftEvidence(z, information) * Math.exp((-z * z) / 2) * 0.001) / Math.sqrt(2 * Math.PI);
      expect(mean).toBeCloseTo(1, 3);
    }
  });

  it("grows with every find of the canary's and shrinks with the others'", () => {
    const one = shareEvidence({ own: 4, all: 6 }, 0.1);
    expect(shareEvidence({ own: 5, all: 7 }, 0.1)).toBeGreaterThan(one);
    expect(shareEvidence({ own: 4, all: 7 }, 0.1)).toBeLessThan(one);
    expect(driftEvidence(4, 500)).toBeGreaterThan(driftEvidence(3, 500));
  });

  it("needs four errors of a tenth of the traffic to be sure, and does not overflow with many", () => {
    expect(1 / shareEvidence({ own: 4, all: 4 }, 0.1)).toBeLessThan(0.000_5);
    expect(shareEvidence({ own: 40, all: 40_000 }, 0.1)).toBe(0);
    expect(shareEvidence({ own: 5_000, all: 10_000 }, 0.5)).toBeLessThan(1);
  });
});
