import { USAGE_LEVELS } from "@terrace/core/report";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceGraph } from "./price-graph.ts";
import { A_MONTH, lineOf, priceShop, shopWith, TODAY } from "./testing/priced-shop.ts";

const cents = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;

const someMonth = fc
  .record({
    requests: fc.nat(1e9),
    egress: fc.nat(1e15),
    hitRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    load: fc.double({ min: 0, max: 1, noNaN: true }),
    nat: fc.nat(1e14),
    logs: fc.nat(1e12),
    objects: fc.nat(1e8),
    messages: fc.nat(1e9),
  })
  .map((month) => ({ ...A_MONTH, ...month }));

describe("priceGraph", () => {
  it("adds up to what a person gets who adds the lines", () => {
    fc.assert(
      fc.property(someMonth, (usage) => {
        const report = priceShop({ usage });
        for (const level of USAGE_LEVELS) {
          const lines = report.items.map(({ monthly }) => monthly[level]);
          expect(report.monthly[level]).toBe(cents(lines));
          expect(report.yearly[level]).toBe(cents(Array(12).fill(report.monthly[level])));
          const isPrice = (amount: number) => amount >= 0 && amount === Math.round(amount * 100) / 100;
          expect(lines.filter((amount) => !Number.isFinite(amount) || !isPrice(amount))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("costs no less with more use", () => {
    fc.assert(
      fc.property(someMonth, (usage) => {
        const { low, mid, high } = priceShop({ usage }).monthly;
        expect(low).toBeLessThanOrEqual(mid);
        expect(mid).toBeLessThanOrEqual(high);
      }),
      { numRuns: 100 },
    );
  });

  it.each(["us-east-1", "eu-central-1", "us-west-2"])(
    "leaves no resource out in %s: each is priced, named or free",
    (region) => {
      const graph = shopWith({ region });
      const { items, unpriced, free } = priceGraph(graph, { asOf: TODAY });
      const seen = new Set(
        [...items, ...unpriced].map(({ resource }) => resource).concat(free.flatMap(({ resources }) => resources)),
      );
      expect(graph.resources.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
    },
  );

  it("says the same of the same", () => {
    expect(JSON.stringify(priceShop())).toBe(JSON.stringify(priceShop()));
  });

  it("prices what stands there when nobody says how much is used, and asks for the rest", () => {
    const report = priceShop({
      usage: null,
      patches: { "service.goods": { tasks: { desired: 3, minimum: 2, maximum: 6 } } },
    });
    expect(report.assumesUsage).toBe(false);
    expect(report.monthly.low).toBe(report.monthly.high);
    expect(lineOf(report, "service.goods", "fargate.x86_64.vcpu").quantity.mid).toBe(2 * 0.25 * 730);
    const asked = report.unpriced.filter(({ reason }) => reason === "needs-assumption").map(({ missing }) => missing);
    expect(asked).toContain("how many of 2 to 6 tasks run on average");
    expect(asked).toContain("bytes that leave to the internet");
    expect(asked).toContain("bytes kept in bucket.images");
    expect(report.items.filter(({ byUsage, quantity }) => byUsage && quantity.mid === 0)).toEqual([]);
  });

  it("bills nothing that runs on a machine of one's own", () => {
    const report = priceGraph({ ...shopWith(), target: "local" }, { asOf: TODAY });
    expect(report).toMatchObject({ monthly: { low: 0, mid: 0, high: 0 }, items: [], unpriced: [] });
    expect(report.assumptions).toEqual(["Everything runs on a machine of your own: nobody bills it."]);
  });

  it("says that a month is 730 hours", () => {
    expect(priceShop().hours).toBe(730);
    expect(priceShop().assumptions[0]).toContain("730 hours");
  });

  it("takes off what is free and pays the rest tier by tier", () => {
    const GB = 1_024 ** 3;
    const out = (gigabytes: number) =>
      lineOf(
        priceShop({ usage: { ...A_MONTH, egress: gigabytes * GB }, patches: { "edge.edge": { engine: "none" } } }),
        "edge.edge",
        "transfer.out",
      );
    expect(out(80).monthly.mid).toBe(0);
    expect(out(100 + 10_240).monthly.mid).toBe(921.6);
    expect(out(100 + 10_240 + 1_000)).toMatchObject({
      monthly: { mid: 921.6 + 85 },
      formula: { mid: "(11,340 GB − 100 free): 10,240 × 0.09 + 1,000 × 0.085" },
    });
    expect(lineOf(priceShop(), "edge.edge", "cloudfront.out").formula.mid).toBe("(2,000 GB − 1,024 free) × 0.085");
  });
});
