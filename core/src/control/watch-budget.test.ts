import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Budget } from "../graph/index.ts";
import { costAnomaly } from "./cost-anomaly.ts";
import type { DailySpend } from "./daily-spend.ts";
import { budgetEvents, watchBudget } from "./watch-budget.ts";

const DAY = 86_400_000;

/** Noon of the 16th of November: fifteen days are over, fourteen and a half are left. */
const NOW = Date.UTC(2026, 10, 16, 12);

/** STM-COST-02: 400 USD, alerts at 80, 90 and 100 %; DFZ-COST-02: anomalies of 25 %. */
const spending: Budget = {
  kind: "budget",
  id: "budget.spending",
  monthly: { amount: 400, currency: "USD" },
  covers: "infrastructure",
  alerts: [0.8, 0.9, 1],
  anomaly: 0.25,
  channels: ["channel.owner"],
};

/** Whole days before today, the newest last, and today's half. */
const days = (amounts: readonly number[], today: number | null = null): DailySpend[] => {
  const midnight = Math.floor(NOW / DAY) * DAY;
  const before = amounts.map((amount, index) => ({
    day: midnight - (amounts.length - index) * DAY,
    amount,
    unpriced: [],
  }));
  return today === null ? before : [...before, { day: midnight, amount: today, unpriced: [] }];
};

const flat = (amount: number, count: number) => Array.from({ length: count }, () => amount);

const watch = (known: readonly DailySpend[], now = NOW) => watchBudget(spending, known, { now });

describe("a budget", () => {
  it("is held against what was spent and what the month will come to", () => {
    expect(watch(days(flat(10, 15), 5))).toEqual({
      budget: "budget.spending",
      at: NOW,
      month: "2026-11",
      monthly: { amount: 400, currency: "USD" },
      spent: 155,
      share: 155 / 400,
      unmeasured: 0,
      unpriced: [],
      forecast: { low: 300, mid: 300, high: 300, days: 7 },
      alerts: [
        { share: 0.8, amount: 320, state: "ahead" },
        { share: 0.9, amount: 360, state: "ahead" },
        { share: 1, amount: 400, state: "ahead" },
      ],
      anomaly: expect.objectContaining({ isAnomaly: false }),
    });
  });

  it("warns of what will be passed, and says what is", () => {
    const states = (known: readonly DailySpend[]) => watch(known).alerts.map(({ state }) => state);
    expect(states(days(flat(12, 15), 6))).toEqual(["forecast", "forecast", "ahead"]);
    expect(states(days(flat(24, 15), 0))).toEqual(["reached", "reached", "forecast"]);
  });

  it("says how sure it is: two standard errors of what is left, by hand 4 × √(14.5 + 14.5² / 7)", () => {
    const { forecast } = watch(days([...flat(10, 8), 8, 12, 8, 12, 8, 12, 10]));
    expect(forecast).toEqual({ low: 268.31, mid: 295, high: 321.69, days: 7 });
  });

  it("does not count the month before, but learns from it", () => {
    const first = Date.UTC(2026, 11, 1, 12);
    const moved = days(flat(10, 15)).map((spend) => ({ ...spend, day: spend.day + 15 * DAY }));
    expect(watch(moved, first)).toMatchObject({
      month: "2026-12",
      spent: 0,
      unmeasured: 1,
      forecast: { mid: 305, days: 7 },
    });
  });

  it("learns nothing from days that were measured in part, and counts what they cost", () => {
    const partly = days(flat(10, 15)).map((spend, index) => ({ ...spend, isPartial: index > 1 }));
    expect(watch(partly)).toMatchObject({ spent: 150, forecast: null, anomaly: null });
    const mostly = days([...flat(10, 14), 2]).map((spend, index) => ({ ...spend, isPartial: index === 14 }));
    expect(watch(mostly)).toMatchObject({ spent: 142, forecast: { mid: 287 }, anomaly: { amount: 10 } });
  });

  it("knows nothing of the month from two days, and says how many are missing", () => {
    expect(watch(days([10, 10]))).toMatchObject({ forecast: null, unmeasured: 14, anomaly: null });
    expect(watch([])).toMatchObject({ spent: 0, unmeasured: 16, forecast: null });
  });

  it("tells each thing once, and again in another month", () => {
    const early = watch(days(flat(12, 15), 6));
    const late = watch(days(flat(24, 15), 0));
    expect(budgetEvents(null, early).map(({ kind, share }) => [kind, share])).toEqual([
      ["forecast", 0.8],
      ["forecast", 0.9],
    ]);
    expect(budgetEvents(early, early)).toEqual([]);
    const told = budgetEvents(early, late);
    expect(told.map(({ kind, share }) => [kind, share])).toEqual([
      ["reached", 0.8],
      ["reached", 0.9],
      ["forecast", 1],
    ]);
    expect(told[0]?.reason).toBe("360 USD are spent, 80 % of 400 USD is reached");
    expect(told[2]?.reason).toBe("708 USD by the end of 2026-11 (708 USD to 708 USD) would pass 100 % of 400 USD");
    expect(budgetEvents(late, early)).toEqual([]);
    expect(budgetEvents({ ...late, month: "2026-10" }, late)).toHaveLength(3);
  });

  it("says at least where something is not known", () => {
    const known = days(flat(24, 15), 0).map((spend) => ({ ...spend, unpriced: ["live-hour"] }));
    const report = watch(known);
    expect(report.unpriced).toEqual(["live-hour"]);
    expect(budgetEvents(null, report)[0]?.reason).toMatch(/^at least 360 USD/);
  });

  it("is never better off for a day that cost more", () => {
    const rank = { ahead: 0, forecast: 1, reached: 2 };
    const amounts = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 3, maxLength: 15 });
    fc.assert(
      fc.property(amounts, fc.nat(), fc.double({ min: 0, max: 100, noNaN: true }), (drawn, which, more) => {
        const dearer = drawn.map((amount, index) => (index === which % drawn.length ? amount + more : amount));
        const [before, after] = [watch(days(drawn)), watch(days(dearer))];
        for (const [index, { state }] of after.alerts.entries())
          expect(rank[state]).toBeGreaterThanOrEqual(rank[before.alerts[index]?.state ?? "ahead"]);
        const { low = 0, mid = 0, high = 0 } = after.forecast ?? {};
        expect(after.spent <= low && low <= mid && mid <= high).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("an anomaly of cost (DFZ-COST-02, DFZ-PROP-31)", () => {
  const last = (amounts: readonly number[]) => costAnomaly(days(amounts), 0.25, { now: NOW });

  it("is a day that deviates from the trailing mean by more than is tolerated, either way", () => {
    expect(last([...flat(10, 14), 12.5])?.isAnomaly).toBe(false);
    expect(last([...flat(10, 14), 12.51])).toMatchObject({ amount: 12.51, expected: 10, isAnomaly: true });
    expect(last([...flat(10, 14), 7.4])).toMatchObject({ isAnomaly: true, deviation: expect.closeTo(-0.26, 9) });
    expect(last([...flat(0, 14), 3])).toMatchObject({ isAnomaly: true, deviation: null, standardDeviations: null });
  });

  it("forgets what is more than two weeks old, and does not count today", () => {
    expect(last([...flat(99, 5), ...flat(10, 14), 11])).toMatchObject({ expected: 10, isAnomaly: false });
    expect(costAnomaly(days(flat(10, 15), 0.1), 0.25, { now: NOW })?.isAnomaly).toBe(false);
  });

  it("is not looked for where nobody asks, and unknown in the first week", () => {
    expect(last(flat(10, 7))).toBeNull();
    expect(last(flat(10, 8))?.isAnomaly).toBe(false);
    expect(watchBudget({ ...spending, anomaly: null }, days(flat(10, 15)), { now: NOW }).anomaly).toBeNull();
  });

  it("is told once for its day", () => {
    const report = watch(days([...flat(10, 14), 13]));
    const told = budgetEvents(null, report).filter(({ kind }) => kind === "anomaly");
    expect(told.map(({ reason }) => reason)).toEqual([
      "2026-11-15 cost 13.00 USD where 10.00 USD are usual, 30 % more",
    ]);
    expect(budgetEvents(report, { ...report, at: NOW + 60_000 })).toEqual([]);
  });

  it("is found exactly where the day leaves the band, whatever the days before were", () => {
    const amounts = fc.array(fc.double({ min: 0.01, max: 1_000, noNaN: true }), { minLength: 7, maxLength: 14 });
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 3, noNaN: true }), (usual, factor) => {
        const mean = usual.reduce((sum, amount) => sum + amount, 0) / usual.length;
        fc.pre(Math.abs(Math.abs(factor - 1) - 0.25) > 1e-6);
        return last([...usual, mean * factor])?.isAnomaly === Math.abs(factor - 1) > 0.25;
      }),
      { numRuns: 300 },
    );
  });
});
