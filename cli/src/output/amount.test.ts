import { describe, expect, it } from "vitest";
import { amount, bar, difference, share } from "./amount.ts";

describe("amounts", () => {
  it("are written to the cent, with their thousands apart", () => {
    expect([0, 0.4, 1_234.5, 1_234_567.891, -3.4].map(amount)).toEqual([
      "0.00",
      "0.40",
      "1,234.50",
      "1,234,567.89",
      "−3.40",
    ]);
    expect([12, -3.4, 0].map(difference)).toEqual(["+12.00", "−3.40", ""]);
  });

  it("are a share of the whole, which is not nothing because it is small", () => {
    expect([share(50, 200), share(1, 200), share(0, 200), share(1, 0)]).toEqual(["25 %", "<1 %", "", ""]);
  });

  it("are drawn as long as their part", () => {
    expect([bar(10, 10, 4), bar(5, 10, 4), bar(0.1, 10, 4), bar(0, 10, 4)]).toEqual(["████", "██", "▏", ""]);
  });
});
