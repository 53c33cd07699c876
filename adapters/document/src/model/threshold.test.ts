import { describe, expect, it } from "vitest";
import { thresholdText } from "./threshold.ts";

const text = (unit: "ratio" | "milliseconds" | "count", threshold: number) =>
  thresholdText({ metric: "search.latency-p95", comparison: ">", threshold, unit });

describe("the threshold of a trigger", () => {
  it("has the unit that it is counted in (ATL-P3-04)", () => {
    expect(text("milliseconds", 500)).toBe("search.latency-p95 > 500 ms");
    expect(text("ratio", 0.7)).toBe("search.latency-p95 > 70 %");
    expect(text("count", 1_000)).toBe("search.latency-p95 > 1000");
  });
});
