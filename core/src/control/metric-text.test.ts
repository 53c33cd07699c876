import { describe, expect, it } from "vitest";
import { measuredText, metricText } from "./metric-text.ts";

describe("measuredText", () => {
  it("says no more digits than a measurement has", () => {
    expect(measuredText("ratio", 0.0593431)).toBe("5.93 %");
    expect(measuredText("ratio", 0.710839)).toBe("71.08 %");
    expect(measuredText("milliseconds", 29.2708)).toBe("29.27ms");
    expect(measuredText("count", 12_345)).toBe("12345");
  });

  it("does not make a promise of what is nearly one", () => {
    expect(measuredText("ratio", 0.99961)).toBe("99.96 %");
    expect(metricText("ratio", 0.99995)).toBe("99.995 %");
  });
});
