import { describe, expect, it } from "vitest";
import { DISCOUNTS } from "./discounts.ts";
import { findPrice, PRICE_BOOK } from "./price-book.ts";
import { SOURCES } from "./sources.ts";

describe("the price book", () => {
  it("has one row per SKU and region", () => {
    const names = PRICE_BOOK.map(({ sku, region }) => `${sku} ${region}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("says of every row since when, who says so and how sure that is", () => {
    const bad = PRICE_BOOK.filter(
      ({ effectiveDate, source, confidence, unit, price }) =>
        !/^\d{4}-\d{2}-\d{2}$/.test(effectiveDate) ||
        Number.isNaN(Date.parse(effectiveDate)) ||
        SOURCES[source] === undefined ||
        !/^[ABCU]$/.test(confidence) ||
        unit.length === 0 ||
        !Number.isFinite(price) ||
        price < 0,
    );
    expect(bad).toEqual([]);
  });

  it("knows no price of nothing but that of a plan which is called free", () => {
    expect(PRICE_BOOK.filter(({ price }) => price === 0).map(({ sku }) => sku)).toEqual(["cloudfront.plan.free"]);
  });

  it("has both regions of the platforms, and what a source shows of the one that stands by", () => {
    expect([...new Set(PRICE_BOOK.map(({ region }) => region))].sort()).toEqual([
      "eu-central-1",
      "global",
      "us-east-1",
      "us-west-2",
    ]);
  });

  it("marks as derived what no source shows, never better than third-party knowledge", () => {
    const derived = PRICE_BOOK.filter(({ source }) => source === "DERIVED");
    expect(derived.length).toBeGreaterThan(0);
    expect(derived.filter(({ confidence }) => confidence === "A" || confidence === "B")).toEqual([]);
  });

  it("lets prices fall with the quantity, tier by tier", () => {
    for (const { tiers, price } of PRICE_BOOK.filter((row) => row.tiers.length > 0)) {
      expect(tiers[0]).toEqual({ from: 0, price });
      for (const [index, tier] of tiers.entries()) {
        const before = tiers[index - 1];
        if (before === undefined) continue;
        expect(tier.from).toBeGreaterThan(before.from);
        expect(tier.price).toBeLessThan(before.price);
      }
    }
  });

  it("finds a region's own price before the one for all, and none for a region that it does not have", () => {
    expect(findPrice("alb.hour", "eu-central-1")?.price).toBe(0.027);
    expect(findPrice("route53.zone", "eu-central-1")?.price).toBe(0.5);
    expect(findPrice("alb.lcu", "us-west-2")).toBeUndefined();
    expect(findPrice("alb.minute", "us-east-1")).toBeUndefined();
  });
});

describe("discounts", () => {
  it("take off a part, each with its source", () => {
    for (const { ratio, source, effectiveDate } of DISCOUNTS) {
      expect(ratio).toBeGreaterThan(0);
      expect(ratio).toBeLessThan(1);
      expect(SOURCES[source]).toBeDefined();
      expect(effectiveDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it("follow from the rates that the sources show", () => {
    const rate = (family: string, term: string, payment: string) =>
      DISCOUNTS.find((one) => one.family === family && one.promise?.term === term && one.promise.payment === payment)
        ?.ratio;
    expect(rate("elasticache", "1y", "none")).toBeCloseTo(1 - 0.141 / 0.206, 3);
    expect(rate("elasticache", "1y", "partial")).toBeCloseTo(1 - 0.134 / 0.206, 3);
    expect(rate("elasticache", "3y", "none")).toBeCloseTo(1 - 0.107 / 0.206, 3);
    expect(rate("elasticache", "3y", "all")).toBeCloseTo(1 - 0.093 / 0.206, 3);
    expect(rate("rds", "1y", "none")).toBeCloseTo(1 - 0.0957 / 0.136, 3);
    expect(rate("ec2", "1y", "none")).toBeCloseTo(1 - 0.03 / 0.0416, 3);
  });
});
