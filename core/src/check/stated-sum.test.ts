import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { statedSum } from "./stated-sum.ts";

const lines = { "A-1": { item: "postgres", monthly: "40 USD" }, "A-2": { item: "nat", monthly: ["30 USD", "70 USD"] } };

describe("stated sum", () => {
  it("holds while the lines stay within the total, or nothing is stated", () => {
    expect(brokenAt(statedSum)).toEqual([]);
    expect(brokenBy(statedSum, { costs: { stated: { ...lines, "A-0": { monthly: ["60 USD", "110 USD"] } } } })).toEqual(
      [],
    );
  });

  it("fires when they come to more", () => {
    expect(brokenBy(statedSum, { costs: { stated: { ...lines, "A-0": { monthly: "100 USD" } } } })).toEqual([null]);
  });

  it("lets a difference stand that is explained", () => {
    const total = { monthly: "100 USD", difference: "without the gateway" };
    expect(brokenBy(statedSum, { costs: { stated: { ...lines, "A-0": total } } })).toEqual([]);
  });
});
