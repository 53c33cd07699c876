import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatDuration,
  formatPercent,
  parseBytes,
  parseCidr,
  parseDuration,
  parsePercent,
  percentText,
} from "./index.ts";

const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe("units", () => {
  it("read what authors write", () => {
    expect(["500ms", "30s", "5m", "1h", "7d", "1w", "1y", "1.5h"].map(parseDuration)).toEqual([
      500, 30_000, 300_000, 3_600_000, 604_800_000, 604_800_000, 31_536_000_000, 5_400_000,
    ]);
    expect(["1B", "1KB", "20GB", "1TB", "0.5MB"].map(parseBytes)).toEqual([
      1, 1_024, 21_474_836_480, 1_099_511_627_776, 524_288,
    ]);
    expect(["70%", "99.9%", "200%"].map(parsePercent)).toEqual([0.7, 0.999, 2]);
    expect(parseCidr("10.0.1.0/24")).toEqual({ first: 167_772_416, last: 167_772_671 });
  });

  it("refuse everything else", () => {
    expect(["30", "s", "30 s", "-1s", "1S", "1sec", ""].map(parseDuration)).toEqual(Array(7).fill(undefined));
    expect(["20", "20G", "20gb", "GB", " 20GB", "-1GB"].map(parseBytes)).toEqual(Array(6).fill(undefined));
    expect(["70", "%", "-1%", "7 %"].map(parsePercent)).toEqual(Array(4).fill(undefined));
    expect(["10.0.1.0", "10.0.1.0/33", "256.0.0.0/8", "10.0.1.1/24", "10.0.1/24"].map(parseCidr)).toEqual(
      Array(5).fill(undefined),
    );
  });

  it("survive the way to text and back", () => {
    fc.assert(
      fc.property(whole, (size) => parseBytes(formatBytes(size)) === size),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(whole, (time) => parseDuration(formatDuration(time)) === time),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (millionths) => {
        return parsePercent(formatPercent(millionths / 1_000_000)) === millionths / 1_000_000;
      }),
      { numRuns: 500 },
    );
  });

  it("are written as an author would", () => {
    expect([formatDuration(90_000), formatDuration(3_600_000), formatBytes(21_474_836_480)]).toEqual([
      "90s",
      "1h",
      "20GB",
    ]);
    expect([formatDuration(0), formatBytes(0), formatPercent(0.999)]).toEqual(["0ms", "0B", "99.9%"]);
    expect(percentText(0.999)).toBe("99.9 %");
  });
});
