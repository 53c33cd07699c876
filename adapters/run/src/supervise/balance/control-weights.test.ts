import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightsWithControl } from "./control-weights.ts";

describe("weights with a control", () => {
  it.each([
    [{ old: 3, new: 3 }, 0.05, { old: [1, 28, 28], new: [1, 1, 1], share: 0.05 }],
    [{ old: 2, new: 2 }, 0.1, { old: [1, 17], new: [1, 1], share: 0.1 }],
    [{ old: 4, new: 2 }, 0.1, { old: [3, 17, 17, 17], new: [3, 3], share: 0.1 }],
    [{ old: 2, new: 1 }, 0.01, { old: [1, 98], new: [1], share: 0.01 }],
  ])("%j at a share of %d", (tasks, share, weights) => {
    expect(weightsWithControl(tasks, share)).toEqual({ ...weights, share: expect.closeTo(share, 12) });
  });

  it.each([
    [{ old: 1, new: 1 }, 0.05],
    [{ old: 2, new: 0 }, 0.05],
    [{ old: 2, new: 2 }, 0],
    [{ old: 2, new: 2 }, 0.5],
    [{ old: 2, new: 2 }, 1],
    [{ old: 2, new: 2 }, 0.001],
  ])("has none for %j at a share of %d", (tasks, share) => {
    expect(weightsWithControl(tasks, share)).toBeNull();
  });

  it("gives the new revision its share to within a fiftieth, and the control what each of its tasks gets", () => {
    const count = fc.integer({ min: 1, max: 20 });
    const shares = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(count, count, shares, (old, fresh, share) => {
        const weights = weightsWithControl({ old, new: fresh }, share);
        if (weights === null) return;
        expect(Math.abs(weights.share / share - 1)).toBeLessThanOrEqual(0.02);
        expect(weights.old[0]).toBe(weights.new[0]);
        expect(Math.max(...weights.old)).toBeLessThanOrEqual(256);
      }),
    );
  });
});
