import type { CanaryTest, CanaryVerdict } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { standingOf, verdictTone } from "./standing.ts";

const ALPHA = 0.01;
const TEST: CanaryTest = {
  ...{ measure: "latency", method: "mann-whitney", canary: 6, baseline: 4, effect: 1.1, low: 0.9, high: 1.3 },
  ...{ least: 1.5, detectable: 1.5, needed: 100, has: 143, early: 0.4, final: null, isWorse: false },
};

describe("what one comparison says", () => {
  it("is nothing as long as the sample is too small", () => {
    expect(standingOf({ ...TEST, has: 99 }, ALPHA).word).toBe("too few yet");
    expect(standingOf({ ...TEST, needed: null }, ALPHA).word).toBe("too few yet");
  });

  it("is worse as soon as that is proved, with however few", () => {
    expect(standingOf({ ...TEST, has: 20, isWorse: true }, ALPHA).word).toBe("worse");
  });

  it("does not hide a difference that is sure and does not matter", () => {
    expect(standingOf({ ...TEST, effect: 1.51, early: 0.0004 }, ALPHA).word).toBe("too little to count");
    expect(standingOf({ ...TEST, effect: 1.51 }, ALPHA).word).toBe("not worse");
    expect(standingOf({ ...TEST, effect: 0.02, least: 0, early: 0.0004 }, ALPHA).word).toBe("not worse");
  });
});

describe("the colour of a verdict", () => {
  const inconclusive = (look: "interim" | "final") =>
    verdictTone({ verdict: "inconclusive", reason: "", evidence: { look } } as CanaryVerdict);

  it("warns of knowing nothing only when the time is over", () => {
    expect(inconclusive("interim")).toBe("plain");
    expect(inconclusive("final")).toBe("warn");
  });
});
