import type { Measurement } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { seriesOf } from "./series.ts";

function second(at: number, task: string): Measurement {
  const latency = { p50: 2, p95: 8, p99: 9 };
  return {
    at,
    services: {
      videos: { requests: 10, errors: 1, statuses: [0, 9, 0, 0, 1], open: 2, latency: at === 1 ? latency : null },
    },
    tasks: {
      [task]: { service: "videos", revision: 1, share: 1, balanced: null, traffic: null, cpu: 0.5, memory: 100 },
    },
    engines: { redis: { cpu: 0, memory: 7 } },
    control: { cpu: 0.01, memory: 5 },
    queues: { jobs: { waiting: 3, running: 1, dead: 0, oldest: null } },
  };
}

describe("seriesOf", () => {
  it("puts each figure at the place of its second, with nothing where there was nothing", () => {
    const { at, figures, latest } = seriesOf([second(1, "videos-1"), second(2, "videos-2")]);
    expect(at).toEqual([1, 2]);
    expect(figures["requests/videos"]).toEqual([10, 10]);
    expect(figures["p95/videos"]).toEqual([8, null]);
    expect(figures["cpu/videos-1"]).toEqual([0.5, null]);
    expect(figures["cpu/videos-2"]).toEqual([null, 0.5]);
    expect(figures["waiting/jobs"]).toEqual([3, 3]);
    expect(latest?.at).toBe(2);
  });

  it("is empty for nothing", () => {
    expect(seriesOf([])).toEqual({ at: [], figures: {}, latest: null });
  });
});
