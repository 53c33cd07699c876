import { describe, expect, it } from "vitest";
import { normalQuantile, upperTail } from "./normal.ts";

describe("the normal distribution", () => {
  it("has its published tails, far out as well", () => {
    expect(upperTail(0)).toBe(0.5);
    expect(upperTail(1.96)).toBeCloseTo(0.024_997_895_148_22, 13);
    expect(upperTail(-1)).toBeCloseTo(0.841_344_746_068_542_9, 13);
    expect(upperTail(3) / 1.349_898_031_63e-3).toBeCloseTo(1, 10);
    expect(upperTail(5) / 2.866_515_718_79e-7).toBeCloseTo(1, 10);
  });

  it("has its published quantiles", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959_963_984_540_054, 10);
    expect(normalQuantile(0.8)).toBeCloseTo(0.841_621_233_572_914_3, 10);
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326_347_874_040_841, 10);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 10);
  });
});
