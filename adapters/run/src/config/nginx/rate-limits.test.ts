import { describe, expect, it } from "vitest";
import { rateLimitZones, tooSlow } from "./rate-limits.ts";

const limit = (requests: number, per: number) => ({ path: "/x", requests, per, burst: 1 });
const rateOf = (requests: number, per: number) =>
  /rate=(\S+);/.exec(rateLimitZones([limit(requests, per)]).join(""))?.[1];

describe("a rate limit in nginx's units", () => {
  it("counts seconds where that is exact, minutes otherwise, and never gives more than was said", () => {
    expect(rateOf(20, 1_000)).toBe("20r/s");
    expect(rateOf(2_000, 300_000)).toBe("400r/m");
    expect(rateOf(100, 90_000)).toBe("66r/m");
  });

  it("knows when nginx cannot count that slowly", () => {
    expect(tooSlow(limit(5, 3_600_000))).toBe(true);
    expect(tooSlow(limit(1, 60_000))).toBe(false);
  });
});
