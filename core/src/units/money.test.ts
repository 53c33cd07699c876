import { describe, expect, it } from "vitest";
import { formatMoney, parseMoney } from "./index.ts";

const usd = (amount: number) => formatMoney({ amount, currency: "USD" });

describe("money", () => {
  it("reads an amount with its currency", () => {
    expect(["400 USD", "0.10 EUR", "0.001 USD"].map(parseMoney)).toEqual([
      { amount: 400, currency: "USD" },
      { amount: 0.1, currency: "EUR" },
      { amount: 0.001, currency: "USD" },
    ]);
  });

  it("refuses everything else", () => {
    expect(["400", "USD 400", "400USD", "$400", "-1 USD", "1,000 USD", "1 GBP", ""].map(parseMoney)).toEqual(
      Array(8).fill(undefined),
    );
  });

  it("writes cents below a hundred, and whole amounts with groups above", () => {
    expect([0, 0.5, 99.99, 100, 230.4, 74_760, 1_234_567.8].map(usd)).toEqual([
      "0.00 USD",
      "0.50 USD",
      "99.99 USD",
      "100 USD",
      "230 USD",
      "74,760 USD",
      "1,234,568 USD",
    ]);
    expect(formatMoney({ amount: -1_234.5, currency: "EUR" })).toBe("-1,235 EUR");
  });

  it("writes no amount as nothing, and none with cents that make a hundred (BRQ-KPI-03)", () => {
    expect([0.001, 0.0004, 0.0149, 99.999].map(usd)).toEqual(["0.001 USD", "0.0004 USD", "0.015 USD", "100 USD"]);
  });
});
