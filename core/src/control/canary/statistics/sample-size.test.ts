import { describe, expect, it } from "vitest";
import { fisherExact } from "./fisher-exact.ts";
import { logChoose } from "./log-gamma.ts";
import { sizeForShares, sizeForSuperiority } from "./sample-size.ts";

describe("the size of a sample", () => {
  it("agrees with Fleiss's table for equal sizes", () => {
    expect(sizeForShares({ from: 0.5, to: 0.75 }, { alpha: 0.025, power: 0.9, ratio: 1 })).toBe(85);
  });

  it("gives Fisher's exact test the power that it promises", () => {
    const size = sizeForShares({ from: 0.02, to: 0.08 }, { alpha: 0.01, power: 0.8, ratio: 1 });
    const power = powerOf(size, { from: 0.02, to: 0.08, alpha: 0.01 });
    expect(power).toBeGreaterThan(0.78);
    expect(power).toBeLessThan(0.86);
  });

  it("asks for fewer where the other side has many", () => {
    const rest = { alpha: 0.01, power: 0.8 };
    expect(sizeForShares({ from: 0, to: 0.01 }, { ...rest, ratio: 9 })).toBeLessThan(
      sizeForShares({ from: 0, to: 0.01 }, { ...rest, ratio: 1 }) / 2,
    );
  });

  it("agrees with Noether's formula by hand", () => {
    // (1.645 + 1.282)² / (12 · ½ · ½ · 0.2²) = 71.4 together.
    expect(2 * sizeForSuperiority(0.7, { alpha: 0.05, power: 0.9, ratio: 1 })).toBe(72);
  });
});

function powerOf(size: number, { from, to, alpha }: { from: number; to: number; alpha: number }): number {
  const chance = (some: number, share: number) =>
    Math.exp(logChoose(size, some) + some * Math.log(share) + (size - some) * Math.log1p(-share));
  let power = 0;
  for (let own = 0; own <= size / 3; own++) {
    for (let other = 0; other <= size / 5; other++) {
      const isFound = fisherExact({ some: own, all: size }, { some: other, all: size }) <= alpha;
      if (isFound) power += chance(own, to) * chance(other, from);
    }
  }
  return power;
}
