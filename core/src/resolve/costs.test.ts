import { describe, expect, it } from "vitest";
import { budget } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const costing = (costs: object, more: object = {}) => shopWith({ ...more, costs });

const findings = (costs: object, more: object = {}) =>
  costing(costs, more).diagnostics.map(({ code, at }) => `${code} ${at.path}`);

describe("what a month costs", () => {
  it("is computed from what is assumed, a level that nobody says being as the next (mid first)", () => {
    const stored = { images: "1TB", "backup.database": "1GB" };
    const usage = { low: { requests: 1_000 }, mid: { requests: 5_000, egress: "10GB", stored } };
    const { usage: resolved } = costing({ usage }).graph?.costs ?? {};
    expect(resolved).toMatchObject({
      low: { requests: 1_000, egress: 0, load: 0, stored: {} },
      mid: {
        requests: 5_000,
        egress: 10 * 1_024 ** 3,
        load: 0.5,
        stored: { "backup.database": 1_024 ** 3, "bucket.images": 1_024 ** 4 },
      },
      high: { requests: 5_000, load: 1 },
    });
    expect(costing({}).graph?.costs.usage).toBeNull();
  });

  it("stands beside what is stated, by requirement (BRQ-COST-01, WEB-COST-01, ATL-COST-02)", () => {
    const { graph } = costing({
      stated: {
        "WEB-COST-04": {
          item: "fargate",
          monthly: ["60 USD", "180 USD"],
          difference: "the range is that of the tasks",
        },
        "BRQ-COST-08": { monthly: "230 USD" },
        "BRQ-COST-99": null,
      },
      includes: ["small"],
      unitGoals: [{ requirement: "BRQ-COST-17", per: "user", below: "0.10 USD" }],
      growth: [
        { factor: 100, monthly: "1500 USD" },
        { factor: 10, monthly: "500 USD" },
      ],
      savings: { "ATL-COST-02": { what: "reserved instances", ratio: "40%" } },
    });
    const usd = (amount: number) => ({ amount, currency: "USD" });
    expect(graph?.costs).toEqual({
      usage: null,
      stated: [
        { requirement: "BRQ-COST-08", item: null, low: usd(230), high: usd(230), difference: null },
        {
          requirement: "WEB-COST-04",
          item: "fargate",
          low: usd(60),
          high: usd(180),
          difference: "the range is that of the tasks",
        },
      ],
      includes: ["small"],
      unitGoals: [{ requirement: "BRQ-COST-17", per: "user", below: usd(0.1) }],
      growth: [
        { factor: 10, monthly: usd(500), requirement: null },
        { factor: 100, monthly: usd(1_500), requirement: null },
      ],
      savings: [{ requirement: "ATL-COST-02", what: "reserved instances", ratio: 0.4, low: null, high: null }],
    });
  });

  it("names buckets and environments that there are, and says what a stated cost is", () => {
    expect(findings({ usage: { mid: { stored: { image: "1GB" } } } })).toEqual([
      "TER-RES-003 costs.usage.mid.stored.image",
    ]);
    expect(findings({ includes: ["staging"] })).toEqual(["TER-RES-003 costs.includes.0"]);
    expect(findings({ stated: { "X-COST-01": { item: "fargate" } } })).toEqual([
      "TER-SPEC-004 environments.large.costs.stated.X-COST-01.monthly",
    ]);
    expect(findings({ stated: { "X-COST-01": { monthly: "70" } } })).toEqual([
      "TER-SPEC-002 costs.stated.X-COST-01.monthly",
    ]);
  });

  it("is counted in one currency, and told once at the amount that is not", () => {
    const spending = budget({ monthly: "400 EUR", channels: ["email"] });
    const stated = { "X-COST-01": { monthly: "70 USD" }, "X-COST-02": { monthly: ["10 USD", "20 USD"] } };
    expect(findings({ stated }, { spending })).toEqual(["TER-RES-016 spending.monthly"]);
    expect(findings({ stated: { ...stated, "X-COST-02": { monthly: "10 EUR" } } })).toEqual([
      "TER-RES-016 costs.stated.X-COST-02",
    ]);
  });
});
