import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRotation, graceMilliseconds } from "./rotation.ts";

const now = new Date("2026-01-01T00:00:00Z");
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);

describe("a presented refresh token", () => {
  it("is rotated at its first use", () => {
    expect(decideRotation({ ended: null, usedAt: null }, now)).toBe("rotate");
  });

  it("is a repetition up to the end of the grace and reuse from then on", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * graceMilliseconds }), (age) => {
        const expected = age <= graceMilliseconds ? "repeat" : "reuse";
        expect(decideRotation({ ended: null, usedAt: ago(age) }, now)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("was reused when its row is gone", () => {
    expect(decideRotation({ ended: null, usedAt: undefined }, now)).toBe("reuse");
  });

  it("brings no ended session back, not even within the grace", () => {
    const usedAt = fc.constantFrom(null, undefined, ago(0), ago(1_000_000));
    fc.assert(
      fc.property(usedAt, fc.constantFrom("logout" as const, "password" as const), (used, ended) => {
        expect(decideRotation({ ended, usedAt: used }, now)).toBe("over");
        expect(decideRotation({ ended: "reuse", usedAt: used }, now)).toBe("reuse");
      }),
      { numRuns: 100 },
    );
  });
});
