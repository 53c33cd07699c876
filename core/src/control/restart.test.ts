import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEALTHY_FOR, observeExit, type RestartHistory, restartDelay } from "./restart.ts";

const failures = (consecutiveFailures: number): RestartHistory => ({ consecutiveFailures, lastReadyAt: null });

describe("restarting", () => {
  it("is immediate at first, then waits 100 ms doubling to 10 s", () => {
    const delays = Array.from({ length: 11 }, (_, count) => restartDelay(failures(count), 0));
    expect(delays).toEqual([0, 100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000]);
  });

  it("forgets what was before 30 s of health", () => {
    const history = { consecutiveFailures: 7, lastReadyAt: 1_000 };
    expect(restartDelay(history, 1_000 + HEALTHY_FOR - 1)).toBe(6_400);
    expect(restartDelay(history, 1_000 + HEALTHY_FOR)).toBe(0);
    expect(observeExit(history, 1_000 + HEALTHY_FOR)).toEqual({ consecutiveFailures: 1, lastReadyAt: null });
    expect(observeExit(history, 1_000)).toEqual({ consecutiveFailures: 8, lastReadyAt: null });
  });

  it("never waits longer than 10 s and never less after more failures", () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const [now, next] = [restartDelay(failures(count), 0), restartDelay(failures(count + 1), 0)];
        return now <= next && next <= 10_000;
      }),
      { numRuns: 200 },
    );
  });
});
