import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { healthOf, NO_PROBES, observeProbe } from "./health.ts";

const after = (...answers: readonly boolean[]) => answers.reduce(observeProbe, NO_PROBES);

describe("health", () => {
  it("is starting until the first good answer, for as long as the grace lasts", () => {
    expect(healthOf(after(false, false), { unhealthyAfter: 1, withinGrace: true })).toBe("starting");
    expect(healthOf(after(false, false), { unhealthyAfter: 9, withinGrace: false })).toBe("unhealthy");
    expect(healthOf(after(false, true), { unhealthyAfter: 1, withinGrace: true })).toBe("healthy");
  });

  it("forgives single failures and not several in a row", () => {
    const rules = { unhealthyAfter: 3, withinGrace: true };
    expect(healthOf(after(true, false, false), rules)).toBe("healthy");
    expect(healthOf(after(true, false, false, false), rules)).toBe("unhealthy");
    expect(healthOf(after(true, false, false, false, true), rules)).toBe("healthy");
  });

  it("is never healthy right after as many failures as are not forgiven", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.integer({ min: 1, max: 5 }), (answers, unhealthyAfter) => {
        const history = after(...answers, ...Array<boolean>(unhealthyAfter).fill(false));
        return healthOf(history, { unhealthyAfter, withinGrace: false }) === "unhealthy";
      }),
      { numRuns: 200 },
    );
  });
});
