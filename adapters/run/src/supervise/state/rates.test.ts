import { WHOLE_MEASURES } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { spendRatesOf } from "./rates.ts";

const RATE = {
  ...{ resource: "service.goods", what: "tasks", sku: "task", unit: "hour", take: "sum", free: 0, kept: 1 },
  ...{ follows: [{ measure: "tasks:service.goods", units: 1 }], tiers: [{ from: 0, price: 0.05 }] },
};

const RATES = {
  ...{ platform: "shop", environment: "large", region: "us-east-1", currency: "USD", asOf: "2026-11-21" },
  ...{ rates: [RATE], unpriced: [{ resource: "network.main", what: "bytes", missing: "how many" }] },
};

describe("rates that are handed over", () => {
  it("are taken as they are", () => {
    const follows = [...WHOLE_MEASURES, "tasks:service.goods"].map((measure) => ({ measure, units: 1 }));
    const rates = { ...RATES, rates: [{ ...RATE, follows }] };
    expect(spendRatesOf(JSON.parse(JSON.stringify(rates)))).toEqual(rates);
  });

  it.each([
    ["the file is no object", []],
    ["region is no text", { ...RATES, region: null }],
    ["currency is none of USD, EUR", { ...RATES, currency: "GBP" }],
    ["rates is no list", { ...RATES, rates: {} }],
    ["rates.0.free is no amount", { ...RATES, rates: [{ ...RATE, free: -1 }] }],
    ["rates.0.tiers is no amount", { ...RATES, rates: [{ ...RATE, tiers: [{ from: 0, price: "1" }] }] }],
    ["rates.0.take is none of sum, most", { ...RATES, rates: [{ ...RATE, take: "least" }] }],
    [
      "rates.0.follows: nothing measures sunshine",
      {
        ...RATES,
        rates: [{ ...RATE, follows: [{ measure: "sunshine", units: 1 }] }],
      },
    ],
  ])("are refused where %s", (message, value) => {
    expect(() => spendRatesOf(value)).toThrow(message);
  });
});
