import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loopTarget, markLoop, noLoop } from "./loop.ts";

describe("a loop", () => {
  it("is set by two marks and let go by a third", () => {
    const begun = markLoop(noLoop, 2);
    const set = markLoop(begun, 5);
    expect([begun, set, markLoop(set, 3)]).toEqual([{ from: 2, to: null }, { from: 2, to: 5 }, noLoop]);
  });

  it("runs forward whichever end is marked first, and is never too short to see", () => {
    const moment = fc.double({ min: 0, max: 600, noNaN: true });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const { from, to } = markLoop(markLoop(noLoop, one), other);
        expect(to ?? 0).toBeGreaterThanOrEqual((from ?? 0) + 0.3);
      }),
      { numRuns: 200 },
    );
  });

  it("jumps back at its end and when something else jumped out of it", () => {
    const loop = { from: 2, to: 5 };
    expect([1, 2, 4.9, 5, 9].map((time) => loopTarget(loop, time))).toEqual([2, null, null, 2, 2]);
    expect(loopTarget({ from: 2, to: null }, 9)).toBeNull();
  });
});
