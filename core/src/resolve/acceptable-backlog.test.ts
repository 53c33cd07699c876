import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptableBacklog } from "./acceptable-backlog.ts";

describe("the backlog of a task", () => {
  it("is what it works off within the latency that is acceptable", () => {
    const words = { acceptableLatency: 10_000, messageProcessingTime: 100, concurrency: 1 };
    expect(acceptableBacklog(words)).toBe(100);
    expect(acceptableBacklog({ ...words, concurrency: 4 })).toBe(400);
  });

  it("lets nobody wait longer, once there are as many tasks as it asks for", () => {
    const positive = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(
        positive,
        positive,
        fc.integer({ min: 1, max: 50 }),
        fc.nat(1e6),
        (latency, each, concurrency, waiting) => {
          const backlog = acceptableBacklog({ acceptableLatency: latency, messageProcessingTime: each, concurrency });
          const tasks = Math.ceil(waiting / backlog);
          const wait = ((waiting / Math.max(tasks, 1)) * each) / concurrency;
          return wait <= latency * (1 + 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("refuses messages that take no time and tasks that do nothing", () => {
    for (const words of [
      { acceptableLatency: 1, messageProcessingTime: 0, concurrency: 1 },
      { acceptableLatency: 1, messageProcessingTime: 1, concurrency: 0 },
      { acceptableLatency: 1, messageProcessingTime: Number.NaN, concurrency: 1 },
    ])
      expect(() => acceptableBacklog(words)).toThrow(RangeError);
  });
});
