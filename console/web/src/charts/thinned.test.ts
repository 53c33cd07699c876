import { describe, expect, it } from "vitest";
import { beginOf, thinned } from "./thinned.ts";

const HOUR = 3_600;
const BEGIN = 1_800_000_001_000;
const at = Array.from({ length: HOUR }, (_, second) => BEGIN + second * 1_000);

describe("thinned", () => {
  it("leaves a quarter of an hour as it is", () => {
    const { times, columns } = thinned(at, [at], 900);
    expect([times.length, columns[0]?.length]).toEqual([900, 900]);
    expect(times.at(-1)).toBe((BEGIN + 3_599_000) / 1_000);
  });

  it("loses no peak of an hour, up or down, and keeps the order in which they came", () => {
    const column = at.map((_, second) => (second === 1_234 ? 900 : second === 1_236 ? -900 : 10 + (second % 3)));
    const { times, columns } = thinned(at, [column], HOUR);
    expect(times.length).toBeLessThanOrEqual(1_000);
    expect(columns[0]).toHaveLength(times.length);
    const [up, down] = [columns[0]?.indexOf(900) ?? -1, columns[0]?.indexOf(-900) ?? -1];
    expect(up).toBeGreaterThanOrEqual(0);
    expect(down).toBe(up + 1);
    expect(Math.abs((times[up] ?? 0) - (BEGIN / 1_000 + 1_234))).toBeLessThan(8);
  });

  it("draws what has been as before when a second more has come", () => {
    const column = at.map((_, second) => Math.sin(second));
    const before = thinned(at, [column], HOUR);
    const after = thinned([...at.slice(1), BEGIN + HOUR * 1_000], [[...column.slice(1), 5]], HOUR);
    const inner = (all: typeof before, from: number) => {
      const first = all.times.findIndex((time) => time >= from);
      return all.columns[0]?.slice(first, first + 800);
    };
    expect(inner(after, BEGIN / 1_000 + 60)).toEqual(inner(before, BEGIN / 1_000 + 60));
  });

  it("draws no line across seconds that are missing, and counts none before its time", () => {
    const holed = at.filter((_, second) => second < 3_400 || second >= 3_460);
    const { times, columns } = thinned(holed, [holed], 300);
    expect(times[0]).toBe((at.at(-300) ?? 0) / 1_000);
    expect(columns[0]?.filter((value) => value === null)).toHaveLength(1);
    expect(holed.length - beginOf(holed, 300)).toBe(240);
    expect(beginOf(at, 300)).toBe(HOUR - 300);
    expect(beginOf([], 300)).toBe(0);
  });

  it("keeps a gap in which nothing was measured", () => {
    const column = at.map((_, second) => (second > 1_000 && second < 1_100 ? null : 1));
    expect(thinned(at, [column], HOUR).columns[0]?.filter((value) => value === null).length).toBeGreaterThan(18);
  });
});
