import { describe, expect, it } from "vitest";
import { logChoose, logGamma } from "./log-gamma.ts";

describe("the logarithm of the gamma function", () => {
  it("agrees with published values", () => {
    expect(logGamma(0.5)).toBeCloseTo(0.572_364_942_924_700_1, 13);
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(Math.exp(logGamma(10))).toBeCloseTo(362_880, 6);
    expect(logGamma(100)).toBeCloseTo(359.134_205_369_575_4, 11);
  });

  it("counts choices", () => {
    expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2_598_960, 4);
    expect(logChoose(7, 0)).toBeCloseTo(0, 13);
  });
});
