import type { Budget, Graph } from "@terrace/core/graph";
import type { Money } from "@terrace/core/units";
import { describe, expect, it } from "vitest";
import { compareCosts } from "./compare-costs.ts";
import { A_MONTH, priceShop } from "./testing/priced-shop.ts";

const usd = (amount: number): Money => ({ amount, currency: "USD" });

describe("a budget", () => {
  const budget = (words: Partial<Budget> = {}): Budget => ({
    kind: "budget",
    id: "budget.spending",
    monthly: usd(400),
    covers: "infrastructure",
    alerts: [0.8, 0.9, 1],
    anomaly: null,
    channels: [],
    ...words,
  });
  const judged = (words: Partial<Budget> = {}) => priceShop({ add: [budget(words)] }).budgets[0];

  it("tells which alert goes off at which usage", () => {
    expect(judged()).toMatchObject({
      alert: { low: null, mid: 0.9, high: 1 },
      isOver: { low: false, mid: false, high: true },
      says: expect.stringMatching(/^Under: at least 96 % of 400 USD; over in a month of high usage\.$/),
    });
  });

  it("is over when the middle month is", () => {
    expect(judged({ monthly: usd(300) })).toMatchObject({
      isOver: { mid: true },
      says: expect.stringMatching(/^Over: at least 127 %/),
    });
  });

  it("is unknown, which is not under, where it counts in another currency or covers what others bill", () => {
    expect(judged({ monthly: { amount: 1, currency: "EUR" } })).toMatchObject({
      share: null,
      isOver: { mid: false },
      says: expect.stringMatching(/^Unknown/),
    });
    expect(judged({ monthly: usd(1), covers: "third-parties" })).toMatchObject({
      share: null,
      isOver: { mid: false },
      says: expect.stringMatching(/^Unknown/),
    });
  });
});

describe("a stated figure", () => {
  const stated = (words: Partial<Graph["costs"]["stated"][number]>) => ({
    requirement: "SHOP-COST-01",
    item: null,
    low: usd(100),
    high: usd(200),
    difference: null,
    ...words,
  });
  const compared = (words: Partial<Graph["costs"]["stated"][number]>, options = {}) =>
    priceShop({ costs: { stated: [stated(words)] } }, options).stated[0];

  it("stands beside the computed one, with what that is made of", () => {
    expect(compared({})).toMatchObject({ computed: { mid: 382.09 }, ratio: 0.9104 });
    expect(compared({})?.difference).toMatch(
      /^382\.09 is 91 % above 100 to 200\. It is made of db\.t4g\.medium, two zones 94\.90, .*, \d+ more\.$/,
    );
  });

  it("gives the author's reason where there is one", () => {
    expect(compared({ difference: "without the content delivery network." })?.difference).toBe(
      "382.09 is 91 % above 100 to 200: without the content delivery network.",
    );
  });

  it("is taken for rounding up to a quarter off", () => {
    expect(compared({ low: usd(350), high: usd(350) })?.difference).toBe(
      "382.09 is 9.2 % above 350: within what such a figure is rounded by.",
    );
    expect(compared({ high: usd(400) })).toMatchObject({ ratio: 0, difference: "382.09 lies within 100 to 400." });
  });

  it("is about a kind of resource or a word of the bill", () => {
    expect(compared({ item: "redis" })?.computed).toEqual({ low: 23.36, mid: 23.36, high: 23.36 });
    expect(compared({ item: "nat" })?.computed?.mid).toBe(70.2);
    expect(compared({ item: "live" })).toMatchObject({
      computed: null,
      ratio: null,
      difference: "Nothing in the estimate answers to it.",
    });
  });

  it("counts in the environments that it includes", () => {
    const staging = priceShop({ usage: { ...A_MONTH, egress: 0 } });
    const both = compared({}, { included: [staging] });
    expect(both?.computed?.mid).toBeCloseTo(382.09 + staging.monthly.mid, 2);
    expect(both?.includes).toEqual([staging.environment]);
  });
});

describe("unit costs", () => {
  const unitGoals = [
    { requirement: "SHOP-KPI-03", per: "user", below: usd(0.1) },
    { requirement: "SHOP-KPI-03", per: "video-served", below: usd(0.0003) },
  ] as const;

  it("are held against what they may be", () => {
    expect(priceShop({ costs: { unitGoals } }).unitCosts).toMatchObject([
      { computed: { mid: 0.076418 }, isMet: { low: true, mid: true, high: false } },
      { computed: { mid: 0.000382 }, isMet: { mid: false } },
    ]);
  });

  it("are unknown without users", () => {
    expect(priceShop({ usage: { ...A_MONTH, users: 0 }, costs: { unitGoals } }).unitCosts[0]).toMatchObject({
      computed: null,
      isMet: null,
    });
    expect(priceShop({ usage: null, costs: { unitGoals } }).unitCosts[0]).toMatchObject({ computed: null });
  });
});

describe("growth", () => {
  const growth = [
    { factor: 10, monthly: usd(500), requirement: "SHOP-COST-09" },
    { factor: 100, monthly: usd(1_500), requirement: "SHOP-COST-09" },
  ];

  it("multiplies what follows usage, and names what has no room left", () => {
    const patches = { "service.goods": { tasks: { desired: 2, minimum: 2, maximum: 10 } } };
    const points = priceShop({ costs: { growth }, patches }).growth;
    expect(points.map(({ factor }) => factor)).toEqual([1, 10, 100]);
    expect(points[0]?.monthly).toBe(priceShop({ patches }).monthly.mid);
    expect(points.map(({ exhausted }) => exhausted)).toEqual([[], ["service.goods"], ["service.goods"]]);
    expect(points[1]).toMatchObject({ stated: { requirement: "SHOP-COST-09", monthly: 500 } });
    const rising = points.map(({ monthly }) => monthly);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    const each = points.map(({ perUser }) => perUser ?? Number.NaN);
    expect(each).toEqual(each.toSorted((a, b) => b - a));
  });

  it("begins with what the month costs", () => {
    const { growth: points, monthly } = priceShop({ costs: { growth } });
    expect(points[0]).toMatchObject({ factor: 1, monthly: monthly.mid });
  });

  it("is unknown without usage", () => {
    expect(priceShop({ usage: null, costs: { growth } }).growth).toEqual([]);
  });
});

describe("savings", () => {
  const names = (facts = {}) => priceShop(facts).savings.map(({ what }) => what);

  it("are offered for what is not promised yet, the largest first", () => {
    const { savings } = priceShop();
    const amounts = savings.map(({ saves }) => saves?.mid ?? 0);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(savings.find(({ what }) => what.startsWith("redis.cache: cache.t4g.micro"))).toMatchObject({
      ratio: 0.316,
      saves: { mid: 7.38 },
      source: "VT",
    });
    const promised = {
      patches: { "redis.cache": { commitment: { term: "1y", payment: "none", statedSaving: null } } },
    };
    expect(names(promised).filter((what) => what.startsWith("redis.cache"))).toEqual([]);
  });

  it("know other products that do the same", () => {
    expect(names()).toEqual(
      expect.arrayContaining([
        "all tasks: ARM instead of x86",
        "workers: spot capacity",
        "redis.cache: Valkey instead of Redis",
        "one NAT gateway instead of one per zone",
      ]),
    );
    expect(names().some((what) => what.includes('CloudFront\'s plan "Business"'))).toBe(false);
    const busy = { usage: { ...A_MONTH, egress: 10 * 1_024 ** 4 } };
    expect(names(busy).some((what) => what.includes('CloudFront\'s plan "Business"'))).toBe(true);
  });

  it("do not take an offer for new accounts for a price", () => {
    const report = priceShop({ patches: { "postgres.database": { instanceClass: "db.t4g.micro", multiZone: false } } });
    expect(report.items).toContainEqual(
      expect.objectContaining({ sku: "rds.postgres.db.t4g.micro.single", unitPrice: 0.016 }),
    );
    expect(report.savings.find(({ what }) => what.includes("first twelve months"))).toMatchObject({
      saves: { mid: 11.68 },
    });
  });

  it("list those that the requirements name", () => {
    const savings = [{ requirement: "SHOP-COST-11", what: "savings plans", ratio: 0.3, low: usd(720), high: usd(720) }];
    expect(priceShop({ costs: { savings } }).savings.at(-1)).toMatchObject({
      what: "savings plans",
      saves: null,
      stated: { requirement: "SHOP-COST-11", words: "30 %, 720 USD" },
    });
  });
});

describe("a comparison", () => {
  it("goes resource by resource, the largest difference first, and adds up", () => {
    const [small, large] = [
      priceShop(),
      priceShop({ patches: { "redis.cache": { nodeType: "cache.r6g.large" }, "network.network": { nat: "single" } } }),
    ];
    const { resources, monthly } = compareCosts(small, large);
    expect(resources[0]).toMatchObject({
      resource: "redis.cache",
      from: { mid: 23.76 },
      to: { mid: 301.16 },
      difference: { mid: 277.4 },
    });
    expect(resources[1]).toMatchObject({ resource: "network.network", difference: { mid: -36.5 } });
    expect(monthly.mid).toBeCloseTo(277.4 - 36.5, 2);
    expect(compareCosts(large, small).monthly.mid).toBe(-monthly.mid);
  });
});
