import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RetriedKeeping } from "./retried-keeping.ts";

let told: (string | null)[] = [];
let tries = 0;
let isFull = true;
let keeping: RetriedKeeping;

beforeEach(() => {
  vi.useFakeTimers();
  [told, tries, isFull] = [[], 0, true];
  keeping = new RetriedKeeping({
    write: async () => {
      tries++;
      if (isFull) throw new Error("no space left on device");
    },
    tell: (error) => told.push(error),
  });
});

afterEach(() => {
  keeping.stop();
  vi.useRealTimers();
});

describe("what could not be kept", () => {
  it("is tried again by itself, ever more seldom, and said once", async () => {
    await expect(keeping.keep()).rejects.toThrow("no space left");
    expect([keeping.error, told]).toEqual([null, []]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([tries, keeping.error, told]).toEqual([2, "no space left on device", ["no space left on device"]]);
    await vi.advanceTimersByTimeAsync(62_000);
    expect([tries, told.length]).toEqual([7, 1]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tries).toBe(17);
  });

  it("is kept as soon as there is room again, which is said as well, and then rests", async () => {
    await keeping.keep().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    isFull = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect([tries, keeping.error, told]).toEqual([3, null, ["no space left on device", null]]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tries).toBe(3);
  });

  it("is not spoken of when the next try does it", async () => {
    await keeping.keep().catch(() => undefined);
    isFull = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect([tries, told]).toEqual([2, []]);
  });

  it("is left when all is stopped", async () => {
    await keeping.keep().catch(() => undefined);
    keeping.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tries).toBe(1);
  });
});
