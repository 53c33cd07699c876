import { describe, expect, it } from "vitest";
import type { SpendRate, SpendRates } from "../report/index.ts";
import { type DailyUsage, dailySpend, spendLines, usedInMonth } from "./daily-spend.ts";

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 10, 1);

const rate = (changes: Partial<SpendRate>): SpendRate => ({
  ...{ resource: "service.goods", what: "tasks", sku: "task", unit: "hour", take: "sum", free: 0, kept: 1 },
  follows: [{ measure: "hours", units: 2 }],
  tiers: [{ from: 0, price: 0.05 }],
  ...changes,
});

const egress = rate({
  ...{ resource: "edge.edge", what: "bytes", sku: "out", unit: "GB", free: 100 },
  follows: [{ measure: "egress", units: 1 / 1e9 }],
  tiers: [
    { from: 0, price: 0.1 },
    { from: 50, price: 0.05 },
  ],
});

const capacity = rate({
  ...{ resource: "balancer.main", what: "capacity", sku: "lcu", take: "most" },
  follows: [
    { measure: "requests", units: 1 / 1_000 },
    { measure: "egress", units: 1 / 1e9 },
  ],
  tiers: [{ from: 0, price: 1 }],
});

const rates = (list: readonly SpendRate[], unpriced: SpendRates["unpriced"] = []): SpendRates => ({
  ...{ platform: "shop", environment: "large", region: "us-east-1", currency: "USD", asOf: "2026-11-01" },
  ...{ rates: list, unpriced },
});

const used = (index: number, measures: DailyUsage["used"], held = "now"): DailyUsage => {
  return { day: FIRST + index * DAY, rates: held, used: measures };
};

const amounts = (usage: readonly DailyUsage[], list: readonly SpendRate[]) =>
  dailySpend(usage, { now: rates(list) }).map(({ amount }) => Number(amount.toFixed(9)));

describe("what a day costs", () => {
  it("is usage times price, less what is promised", () => {
    expect(amounts([used(0, { hours: 24 }), used(2, { hours: 12 })], [rate({})])).toEqual([2.4, 1.2]);
    expect(amounts([used(0, { hours: 24 })], [rate({ kept: 0.75 })])).toEqual([1.8]);
  });

  it("counts what is free, and what gets cheaper, over the month and again in the next", () => {
    const gigabytes = (count: number) => ({ egress: count * 1e9 });
    const usage = [used(0, gigabytes(90)), used(1, gigabytes(50)), used(2, gigabytes(40)), used(30, gigabytes(110))];
    expect(amounts(usage, [egress])).toEqual([0, 4, 1 + 1.5, 1]);
    expect(amounts(usage.toReversed(), [egress])).toEqual([0, 4, 2.5, 1]);
  });

  it("takes the largest measure of what is billed by the largest", () => {
    const usage = [used(0, { requests: 5_000, egress: 2e9 }), used(1, { requests: 0, egress: 8e9 })];
    expect(amounts(usage, [capacity])).toEqual([5, 5]);
  });

  it("keeps to the rates that held when it was used", () => {
    const known = { old: rates([rate({})]), new: rates([rate({ tiers: [{ from: 0, price: 5 }] })]) };
    const usage = [used(0, { hours: 10 }, "old"), used(0, { hours: 1 }, "new"), used(1, { hours: 1 }, "new")];
    expect(dailySpend(usage, known).map(({ amount }) => amount)).toEqual([
      expect.closeTo(11, 9),
      expect.closeTo(10, 9),
    ]);
  });

  it("says where a day was measured in part", () => {
    const usage = [used(0, { hours: 24 }), used(1, { hours: 8 }), used(2, { hours: 12 }), used(2, { hours: 12 }, "b")];
    const known = { now: rates([rate({})]), b: rates([rate({})]) };
    expect(dailySpend(usage, known).map(({ isPartial }) => isPartial)).toEqual([false, true, false]);
  });

  it("names what has no price, and usage whose rates are lost", () => {
    const left = [{ resource: "network.main", what: "bytes between zones", missing: "how many" }];
    const known = { now: rates([rate({})], left) };
    expect(dailySpend([used(0, { hours: 1 }), used(1, { hours: 1 }, "toString")], known)).toMatchObject([
      { amount: 0.1, unpriced: ["bytes between zones"] },
      { amount: 0, unpriced: ["usage for which no rates are known"] },
    ]);
  });
});

describe("the lines of a month", () => {
  const known = { now: rates([rate({}), egress]) };
  const usage = [used(-1, { hours: 100 }), used(0, { hours: 24, egress: 110e9 }), used(1, { hours: 24 })];

  it("add up to what its days cost, largest first", () => {
    const lines = spendLines(usage, known, FIRST + DAY);
    expect(lines.map(({ resource, quantity, amount }) => [resource, quantity, Number(amount.toFixed(9))])).toEqual([
      ["service.goods", 96, 4.8],
      ["edge.edge", 110, 1],
    ]);
    const days = dailySpend(usage, known).filter(({ day }) => day >= FIRST);
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(
      days.reduce((sum, { amount }) => sum + amount, 0),
      9,
    );
  });

  it("leave out other months and days that have not come", () => {
    expect(usedInMonth(usage, FIRST)).toEqual({ hours: 24, egress: 110e9 });
    expect(spendLines(usage, known, FIRST)[0]).toMatchObject({ quantity: 48 });
  });
});
