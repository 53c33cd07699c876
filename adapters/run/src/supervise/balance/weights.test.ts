import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Weights, weightsFor } from "./weights.ts";

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
const really = (weights: Weights) => sum(weights.new) / (sum(weights.new) + sum(weights.old));

const counts = fc.record({ old: fc.integer({ min: 1, max: 12 }), new: fc.integer({ min: 1, max: 12 }) });

describe("weights", () => {
  it("are the same for the tasks of one revision, where that is exact", () => {
    expect(weightsFor({ old: 2, new: 2 }, 0.1)).toEqual({ old: [9, 9], new: [1, 1], share: 0.1 });
    expect(weightsFor({ old: 2, new: 1 }, 0.1)).toEqual({ old: [9, 9], new: [2], share: 0.1 });
    expect(weightsFor({ old: 3, new: 2 }, 0.05)).toEqual({ old: [38, 38, 38], new: [3, 3], share: 0.05 });
  });

  it("differ by one at most where it cannot be said otherwise", () => {
    expect(weightsFor({ old: 3, new: 1 }, 0.99)).toEqual({ old: [1, 1, 0], new: [198], share: 0.99 });
  });

  it("give all or nothing at the ends, and all to whoever is there", () => {
    expect(weightsFor({ old: 2, new: 2 }, 0)).toEqual({ old: [1, 1], new: [0, 0], share: 0 });
    expect(weightsFor({ old: 2, new: 2 }, 1)).toEqual({ old: [0, 0], new: [1, 1], share: 1 });
    expect(weightsFor({ old: 2, new: 0 }, 0.5)).toEqual({ old: [1, 1], new: [], share: 0 });
    expect(weightsFor({ old: 0, new: 2 }, 0)).toEqual({ old: [], new: [1, 1], share: 1 });
  });

  it("give every whole percentage exactly, whatever the task counts, and spread it evenly", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 99 }), (tasks, percent) => {
        const weights = weightsFor(tasks, percent / 100);
        expect(really(weights)).toBeCloseTo(percent / 100, 12);
        expect([weights.old.length, weights.new.length]).toEqual([tasks.old, tasks.new]);
        for (const side of [weights.old, weights.new]) {
          expect(Math.max(...side) - Math.min(...side)).toBeLessThanOrEqual(1);
          expect(side.filter((weight) => !Number.isInteger(weight) || weight < 0 || weight > 256)).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("come within a 256th of any share, and say what it really is", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 999_999 }), (tasks, millionths) => {
        const weights = weightsFor(tasks, millionths / 1_000_000);
        expect(weights.share).toBeCloseTo(really(weights), 12);
        expect(Math.abs(weights.share - millionths / 1_000_000)).toBeLessThan(0.0039);
        expect(Math.max(...weights.old, ...weights.new)).toBeLessThanOrEqual(256);
      }),
      { numRuns: 1_000 },
    );
  });
});
