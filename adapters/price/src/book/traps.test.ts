import { describe, expect, it } from "vitest";
import { compareCosts } from "../compare-costs.ts";
import { lineOf, priceShop } from "../testing/priced-shop.ts";
import { findPrice, PRICE_BOOK } from "./price-book.ts";

const price = (sku: string, region = "us-east-1"): number => findPrice(sku, region)?.price ?? Number.NaN;

/** Mistakes that public price tools make, each with the figure that shows it. */
describe("traps", () => {
  it("1: no multiplier turns one region's prices into another's", () => {
    const ratios: readonly (readonly [sku: string, ratio: number])[] = [
      ["s3.standard", 1.065],
      ["elasticache.redis.cache.t4g.micro", 1.125],
      ["ec2.linux.t3.xlarge", 1.154],
      ["nat.hour", 1.156],
      ["fargate.x86_64.vcpu", 1.15],
      ["rds.postgres.db.t3.micro.single", 1.167],
      ["ebs.gp3", 1.19],
      ["alb.hour", 1.2],
      ["elasticache.redis.cache.r6g.large", 1.2],
      ["rds.postgres.db.r6g.large.single", 1.218],
    ];
    for (const [sku, ratio] of ratios) expect(price(sku, "eu-central-1") / price(sku), sku).toBeCloseTo(ratio, 2);
  });

  it("1: a region without prices is not priced, whatever the others cost", () => {
    const report = priceShop({ region: "ap-south-1" });
    const inRegion = report.items.filter(({ region }) => region === "ap-south-1");
    expect(inRegion).toEqual([]);
    expect(report.unpriced.filter(({ reason }) => reason === "no-price").length).toBeGreaterThan(20);
  });

  it("2: PostgreSQL is not MySQL", () => {
    expect(price("rds.postgres.db.t3.micro.single")).toBe(0.018);
    expect(price("rds.postgres.db.t3.medium.single")).toBe(0.072);
    expect(price("rds.postgres.db.r6g.large.single")).toBe(0.225);
    expect(PRICE_BOOK.filter(({ sku }) => /^rds\.db\./.test(sku))).toEqual([]);
  });

  it("3: a second zone doubles the disk and its operations, not the server alone", () => {
    const storage = { size: 500 * 1_024 ** 3, iops: 15_000 };
    const words = { instanceClass: "db.r6g.large", storage };
    const [one, two] = [false, true].map((multiZone) =>
      priceShop({ patches: { "postgres.database": { ...words, multiZone } } }),
    );
    if (one === undefined || two === undefined) throw new Error("two reports");
    expect(lineOf(one, "postgres.database", "rds.storage.gp3.single").monthly.mid).toBe(57.5);
    expect(lineOf(two, "postgres.database", "rds.storage.gp3.multi").monthly.mid).toBe(115);
    expect(lineOf(one, "postgres.database", "rds.iops.gp3.single").monthly.mid).toBe(60);
    expect(lineOf(two, "postgres.database", "rds.iops.gp3.multi").monthly.mid).toBe(120);
    expect(lineOf(two, "postgres.database", "rds.postgres.db.r6g.large.multi").monthly.mid).toBe(328.5);
  });

  it("3: two zones have a price of their own, which is not always twice the one", () => {
    expect(price("rds.postgres.db.t4g.small.multi")).toBe(0.065);
    expect(price("rds.postgres.db.t4g.small.single") * 2).toBe(0.064);
  });

  it("4: an r6g.large cache costs 0.206 with Redis and a fifth less with Valkey", () => {
    expect(price("elasticache.redis.cache.r6g.large")).toBe(0.206);
    expect(price("elasticache.valkey.cache.r6g.large")).toBe(0.1648);
    for (const { sku, region, price: redis } of PRICE_BOOK.filter((row) => row.sku.startsWith("elasticache.redis."))) {
      expect(price(sku.replace("redis", "valkey"), region), sku).toBeCloseTo(redis * 0.8, 4);
    }
  });

  it("5: an hour of a balancer is 0.0225, and 0.008 is its capacity unit", () => {
    expect(price("alb.hour")).toBe(0.0225);
    expect(price("alb.lcu")).toBe(0.008);
    expect(lineOf(priceShop(), "balancer.balancer", "alb.hour").monthly.mid).toBe(16.43);
  });

  it("6: a missing price is never nothing: it is named, and no comparison turns it into a saving without saying so", () => {
    const before = priceShop();
    const after = priceShop({ patches: { "postgres.database": { instanceClass: "db.x2gd.2xlarge" } } });
    const missing = after.unpriced.filter(
      ({ resource, reason }) => resource === "postgres.database" && reason === "no-price",
    );
    expect(missing.map(({ sku }) => sku)).toEqual(["rds.postgres.db.x2gd.2xlarge.multi"]);
    expect(after.items.some(({ sku }) => sku.includes("x2gd"))).toBe(false);
    expect(compareCosts(before, after).unpriced).toEqual({
      from: before.unpriced.length,
      to: before.unpriced.length + 1,
    });
  });

  it("6: an unconfirmed price never reaches a total, and is told beside it", () => {
    const report = priceShop({ region: "eu-central-1" });
    const nat = report.unpriced.find(({ sku }) => sku === "nat.data");
    expect(nat).toMatchObject({ reason: "no-price", unconfirmed: { low: 2.6, mid: 5.2, high: 10.4 } });
    expect(report.items.filter(({ confidence }) => confidence === "U")).toEqual([]);
  });

  it("7: prices grow old: after 180 days without a look they are named", () => {
    const dates = (asOf: string) => priceShop({}, { asOf }).prices.stale.map(({ sku }) => sku);
    expect(dates("2026-09-15")).not.toContain("cloudwatch.logs.in");
    expect(dates("2026-09-22")).not.toContain("cloudwatch.logs.in");
    expect(dates("2026-09-23")).toContain("cloudwatch.logs.in");
    expect(priceShop().prices).toMatchObject({ limitDays: 180, oldest: "2024-07-01" });
  });
});
