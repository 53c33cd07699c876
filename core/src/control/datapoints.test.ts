import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datapointsOf } from "./datapoints.ts";
import { statisticOf } from "./statistic.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

const values = (points: ReturnType<typeof datapointsOf>) => points.map(({ value }) => value);

describe("a statistic", () => {
  it("is a figure of what was measured", () => {
    const measured = [4, 1, 3, 2];
    expect(statisticOf(measured, "sum")).toBe(10);
    expect(statisticOf(measured, "average")).toBe(2.5);
    expect(statisticOf(measured, "minimum")).toBe(1);
    expect(statisticOf(measured, "maximum")).toBe(4);
    expect(statisticOf([], "sum")).toBeNull();
  });

  it("takes the 95th percentile by the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(statisticOf(hundred, "p95")).toBe(95);
    expect(statisticOf([7], "p95")).toBe(7);
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 200 }), (measured) => {
        const p95 = statisticOf(measured, "p95") ?? Number.NaN;
        const within = measured.filter((value) => value <= p95).length;
        const below = measured.filter((value) => value < p95).length;
        return measured.includes(p95) && within >= 0.95 * measured.length && below < 0.95 * measured.length;
      }),
      { numRuns: 300 },
    );
  });
});

describe("datapoints", () => {
  it("are one figure for each whole period, oldest first, and null where nothing was measured", () => {
    const samples = [
      { at: NOON - 3 * MINUTE, value: 1 },
      { at: NOON - 2 * MINUTE - 1, value: 3 },
      { at: NOON - 1, value: 8 },
      { at: NOON, value: 99 },
      { at: NOON - 30_000, value: Number.NaN },
    ];
    const points = datapointsOf(samples, { statistic: "average", period: MINUTE, count: 3, now: NOON + 59_999 });
    expect(points).toEqual([
      { at: NOON - 3 * MINUTE, value: 2 },
      { at: NOON - 2 * MINUTE, value: null },
      { at: NOON - MINUTE, value: 8 },
    ]);
  });

  it("move on by the minute where the period is longer, and by ten seconds where it is shorter", () => {
    const at = (now: number, period: number) =>
      datapointsOf([], { statistic: "sum", period, count: 1, now }).map((point) => point.at);
    expect(at(NOON + 90_000, 5 * MINUTE)).toEqual([NOON - 4 * MINUTE]);
    expect(at(NOON + 39_000, 30_000)).toEqual([NOON]);
    expect(at(NOON + 4_500, 1_000)).toEqual([NOON + 3_000]);
  });

  it("hold every sample of the range exactly once, in whatever order they come", () => {
    const samples = fc.array(
      fc.record({ at: fc.integer({ min: -20 * MINUTE, max: 5 * MINUTE }), value: fc.integer({ min: -1e6, max: 1e6 }) }),
    );
    const period = fc.constantFrom(10_000, 30_000, MINUTE, 5 * MINUTE);
    fc.assert(
      fc.property(samples, period, fc.integer({ min: 1, max: 9 }), (drawn, period, count) => {
        const moved = drawn.map(({ at, value }) => ({ at: NOON + at, value }));
        const reading = { statistic: "sum", period, count, now: NOON } as const;
        const inside = moved.filter(({ at }) => at >= NOON - count * period && at < NOON);
        const points = datapointsOf(moved, reading);
        const total = values(points).reduce<number>((sum, value) => sum + (value ?? 0), 0);
        expect(total).toBe(inside.reduce((sum, { value }) => sum + value, 0));
        expect(datapointsOf(moved.toReversed(), reading)).toEqual(points);
      }),
      { numRuns: 300 },
    );
  });
});
