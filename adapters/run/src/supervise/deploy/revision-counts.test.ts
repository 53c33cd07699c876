import { describe, expect, it } from "vitest";
import { RevisionCounts } from "./revision-counts.ts";

describe("what a revision has done", () => {
  it("is counted from the beginning, and the last ten seconds apart", () => {
    const counts = new RevisionCounts();
    for (let at = 0; at < 30_000; at += 1_000) counts.count({ at, requests: 10, errors: at < 20_000 ? 0 : 1 });
    expect(counts.observed(2)).toMatchObject({
      ...{ requests: 300, errors: 10, restarts: 2, lastRequestAt: 29_000 },
      recent: { requests: 100, errors: 10 },
    });
  });

  it("had its last request when it was last counted, and none before", () => {
    const counts = new RevisionCounts();
    expect(counts.observed(0).lastRequestAt).toBeNull();
    counts.count({ at: 1_000, requests: 1, errors: 0 });
    counts.count({ at: 2_000, requests: 0, errors: 0 });
    expect(counts.observed(0).lastRequestAt).toBe(1_000);
  });

  it("never has more errors than requests, whatever is counted late", () => {
    const counts = new RevisionCounts();
    counts.count({ at: 1_000, requests: 1, errors: 2 });
    expect(counts.observed(0)).toMatchObject({ requests: 1, errors: 1, recent: { requests: 1, errors: 1 } });
  });

  it("keeps a sample of the latencies however many there are", () => {
    const counts = new RevisionCounts();
    for (let index = 0; index < 20_000; index++) counts.time(index, index);
    const latencies = Array.from(counts.observed(0).latencies);
    expect(latencies).toHaveLength(4_000);
    expect(new Set(latencies).size).toBe(4_000);
    const mean = latencies.reduce((sum, one) => sum + one, 0) / 4_000;
    const { blocks = new Map() } = counts.observed(0);
    expect([blocks.size, blocks.get(3)?.[0], blocks.get(3)?.length]).toEqual([40, 1_500, 30]);
    // Six standard errors of a mean of 4,000 out of 20,000 even values.
    expect(Math.abs(mean - 10_000)).toBeLessThan(6 * 91);
  });
});
