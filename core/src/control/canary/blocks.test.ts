import { describe, expect, it } from "vitest";
import { blockChance } from "./blocks.ts";

/** Blocks of so many equal values. */
const blocks = (...values: readonly (readonly number[])[]) => new Map(values.map((one, index) => [index, one]));
const fill = (value: number, count = 10) => Array.from({ length: count }, () => value);
const slow = fill(50);
const fast = fill(5);

describe("the chance that a canary is slower in so many blocks", () => {
  it("is that of as many tosses of a coin", () => {
    const seven = Array.from({ length: 7 }, () => slow);
    const baseline = blocks(...seven.map(() => fast));
    expect(blockChance({ canary: blocks(...seven), baseline }, 20)).toBeCloseTo(1 / 2 ** 7, 12);
    expect(blockChance({ canary: blocks(...seven.slice(1), fast), baseline }, 20)).toBeCloseTo(1 / 2 ** 6, 12);
    expect(blockChance({ canary: baseline, baseline: blocks(...seven) }, 20)).toBe(1);
  });

  it("counts a burst once, however many answers it delays", () => {
    const quiet = Array.from({ length: 40 }, () => fast);
    const canary = blocks(fill(500, 300), ...quiet);
    expect(blockChance({ canary, baseline: blocks(fast, ...quiet) }, 20)).toBeCloseTo(0.5, 12);
  });

  it("joins blocks in which there is too little, and leaves out those without a difference", () => {
    const canary = blocks(fill(50, 2), fill(50, 2), fill(50, 2), fast, fast);
    const baseline = blocks(fill(5, 3), fill(5, 3), [], fast, fast);
    expect(blockChance({ canary, baseline }, 20)).toBeCloseTo(0.5, 12);
    expect(blockChance({ canary: blocks(), baseline: blocks() }, 20)).toBe(1);
  });
});
