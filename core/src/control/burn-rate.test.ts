import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { burnRate, type MinuteCount } from "./burn-rate.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 0, 31, 12);

/** BRQ-KPI-01, BRQ-DR-01: 99.9 %. */
const OBJECTIVE = 0.999;

/** A thousand requests in each minute of the last `length`, of which `errors` fail so many minutes before noon. */
const traffic = (length: number, errors: (minutesAgo: number) => number): MinuteCount[] =>
  Array.from({ length: length / MINUTE }, (_, index) => length / MINUTE - index).map((ago) => ({
    at: NOON - ago * MINUTE,
    good: 1_000 - errors(ago),
    total: 1_000,
  }));

const burn = (counts: readonly MinuteCount[], objective = OBJECTIVE) => burnRate(objective, counts, { now: NOON });

const firing = (counts: readonly MinuteCount[]) => burn(counts).alerts.map(({ isFiring }) => isFiring);

describe("the burn rate", { timeout: 60_000 }, () => {
  it("is the share of errors over the share that is allowed", () => {
    const { alerts } = burn(traffic(3 * DAY, () => 2));
    expect(alerts.map(({ long }) => long.rate)).toEqual(alerts.map(() => expect.closeTo(2, 9)));
    expect(alerts.map(({ severity, rate }) => `${severity} ${rate}`)).toEqual([
      "page 14.4",
      "page 6",
      "ticket 3",
      "ticket 1",
    ]);
    expect(alerts.map(({ long, short }) => [long.length / HOUR, short.length / MINUTE])).toEqual([
      [1, 5],
      [6, 30],
      [24, 120],
      [72, 360],
    ]);
  });

  it("fires each pair just above its rate, and the slower ones with it", () => {
    expect(firing(traffic(3 * DAY, () => 15))).toEqual([true, true, true, true]);
    expect(firing(traffic(3 * DAY, () => 7))).toEqual([false, true, true, true]);
    expect(firing(traffic(3 * DAY, () => 4))).toEqual([false, false, true, true]);
    expect(firing(traffic(3 * DAY, () => 2))).toEqual([false, false, false, true]);
    expect(firing(traffic(3 * DAY, () => 0))).toEqual([false, false, false, false]);
  });

  it("pages for a total loss within a minute, and ends when the short window is clean", () => {
    expect(burn(traffic(3 * DAY, (ago) => (ago <= 1 ? 1_000 : 0))).firing).toBe("page");
    expect(firing(traffic(3 * DAY, (ago) => (ago > 5 && ago <= 30 ? 1_000 : 0)))[0]).toBe(false);
  });

  it("does not fire for what is long over or too short to matter", () => {
    expect(burn(traffic(3 * DAY, (ago) => (ago > 400 && ago < 460 ? 1_000 : 0))).alerts[0]?.isFiring).toBe(false);
    expect(burn(traffic(3 * DAY, (ago) => (ago <= 5 ? 20 : 0))).firing).toBeNull();
  });

  it("judges a young platform by what there is, and one without requests not at all", () => {
    expect(burn(traffic(5 * MINUTE, () => 500)).firing).toBe("page");
    expect(burn([])).toMatchObject({
      firing: null,
      budget: { covered: 0, spent: null, left: null, exhaustedIn: null },
    });
    expect(firing([])).toEqual([null, null, null, null]);
    expect(firing(traffic(3 * DAY, () => 15).filter(({ at }) => at < NOON - 5 * MINUTE))[0]).toBeNull();
  });

  it("does not count minutes of the future, from a clock that jumped back", () => {
    const ahead = { at: NOON, good: 0, total: 1_000 };
    expect(firing([...traffic(3 * DAY, () => 0), ahead])).toEqual([false, false, false, false]);
  });

  it("says what is left of the budget and how long it lasts", () => {
    const half = burn(traffic(30 * DAY, (ago) => (ago <= 60 ? 6 : 0.5))).budget;
    expect(half.covered).toBe(30 * DAY);
    expect(half.spent).toBeCloseTo(0.5 + (5.5 * 60) / 43_200, 9);
    expect(half.exhaustedIn).toBe(Math.round(((half.left ?? 0) * 30 * DAY) / 6));
    const day = burn(traffic(DAY, () => 1)).budget;
    expect(day.spent).toBeCloseTo(1 / 30, 9);
    expect((day.exhaustedIn ?? 0) / DAY).toBeCloseTo(29, 6);
    expect(burn(traffic(30 * DAY, () => 2)).budget).toMatchObject({ exhaustedIn: 0 });
    expect(burn(traffic(DAY, () => 0)).budget).toMatchObject({ spent: 0, left: 1, exhaustedIn: null });
  });

  it("refuses an objective without a budget", () => {
    for (const objective of [0, 1, 1.2, Number.NaN]) expect(() => burn([], objective)).toThrow(RangeError);
  });

  const minutes = fc.array(
    fc.record({
      ago: fc.integer({ min: -10, max: 5_000 }),
      total: fc.nat(1_000),
      bad: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 60 },
  );

  const countsOf = (drawn: readonly { readonly ago: number; readonly total: number; readonly bad: number }[]) =>
    drawn.map(({ ago, total, bad }) => ({ at: NOON - ago * MINUTE, total, good: Math.round(total * (1 - bad)) }));

  it("fires exactly where both windows burn faster", () => {
    fc.assert(
      fc.property(minutes, (drawn) => {
        for (const { rate, long, short, isFiring } of burn(countsOf(drawn)).alerts) {
          const isKnown = long.total > 0 && short.total > 0;
          const limit = rate * (1 - OBJECTIVE);
          const isFast = [long, short].every(({ good, total }) => (total - good) / total > limit * (1 + 1e-12));
          expect(isFiring).toBe(isKnown ? isFast : null);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never grows when a failed request had succeeded", () => {
    fc.assert(
      fc.property(minutes, fc.nat(), (drawn, which) => {
        const counts = countsOf(drawn);
        const mended = counts.map((count, index) =>
          index === which % counts.length ? { ...count, good: count.total } : count,
        );
        const [before, after] = [burn(counts), burn(mended)];
        expect(after.budget.spent ?? 0).toBeLessThanOrEqual((before.budget.spent ?? 0) + 1e-12);
        for (const [index, { isFiring }] of after.alerts.entries())
          expect(isFiring === true && before.alerts[index]?.isFiring === false).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
