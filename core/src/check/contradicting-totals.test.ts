import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { contradictingTotals } from "./contradicting-totals.ts";

const year = { monthly: "6250 USD" };

describe("contradicting totals", () => {
  it("holds while all of them can be true", () => {
    expect(brokenAt(contradictingTotals)).toEqual([]);
    const stated = {
      "A-1": year,
      "A-2": { monthly: ["6000 USD", "7000 USD"] },
      "A-3": { item: "nat", monthly: "30 USD" },
    };
    expect(brokenBy(contradictingTotals, { costs: { stated } })).toEqual([]);
  });

  it("fires once when two have nothing in common", () => {
    const stated = { "A-1": year, "A-2": { monthly: "230 USD" }, "A-3": { monthly: "231 USD" } };
    expect(brokenBy(contradictingTotals, { costs: { stated } })).toEqual([null]);
  });

  it("lets one stand that is explained", () => {
    const stated = { "A-1": year, "A-2": { monthly: "230 USD", difference: "of the small environment" } };
    expect(brokenBy(contradictingTotals, { costs: { stated } })).toEqual([]);
  });
});
