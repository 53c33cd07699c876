import { describe, expect, it } from "vitest";
import { age, bytes, count, milliseconds, percent, span } from "./figures.ts";

describe("figures", () => {
  it("are short and keep what matters", () => {
    expect([0, 1.25, 17, 1_284, 12_340, 2_500_000].map(count)).toEqual(["0", "1.3", "17", "1,284", "12.3k", "2.5M"]);
    expect([null, 0, 2.04, 45.6, 1_500].map(milliseconds)).toEqual(["–", "0 ms", "2.0 ms", "46 ms", "1.5 s"]);
    expect([percent(null), percent(0.5), percent(0.99951, 2)]).toEqual(["–", "50 %", "99.95 %"]);
    expect([percent(0, 1), percent(0.0003, 1)]).toEqual(["0.0 %", "< 0.1 %"]);
    expect([0, 172, 2_048, 5 * 1024 ** 2, 1.5 * 1024 ** 3].map(bytes)).toEqual([
      "0 B",
      "172 B",
      "2 KiB",
      "5 MiB",
      "1.5 GiB",
    ]);
  });

  it("tell spans of time in two units at most, and none that is nothing", () => {
    const hour = 3_600_000;
    expect([0, 59_000, 61_000, hour, 25 * hour, 24 * hour].map(span)).toEqual([
      "0 s",
      "59 s",
      "1 min 1 s",
      "1 h",
      "1 d 1 h",
      "1 d",
    ]);
    expect([5_000, 300_000, 2 * hour + 60_000, 72 * hour].map(age)).toEqual(["5 s", "5 min", "2 h 1 min", "3 d"]);
  });
});
