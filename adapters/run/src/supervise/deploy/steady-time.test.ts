import { afterEach, expect, it, vi } from "vitest";
import { steadyTime } from "./steady-time.ts";

const HOUR = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

it.each([HOUR, -HOUR])("does not follow a clock that is set by %d ms", (jump) => {
  const before = steadyTime();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + jump });
  expect(Math.abs(Date.now() - before)).toBeGreaterThan(HOUR / 2);
  expect(steadyTime() - before).toBeGreaterThanOrEqual(0);
  expect(steadyTime() - before).toBeLessThan(HOUR / 2);
});
