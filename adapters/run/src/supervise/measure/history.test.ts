import type { Measurement, TaskMeasurement } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { History } from "./history.ts";

const HOUR = 3_600;

function measured(second: number, tasks = 1): Measurement {
  const task = (index: number): TaskMeasurement => {
    const requests = (second * 7_919 + index * 104_729) % 1_000;
    const latency = { p50: requests / 97, p95: requests / 31, p99: requests / 13 };
    const traffic = { requests, errors: 0, statuses: [0, requests, 0, 0, 0], open: index, latency } as const;
    return { ...{ service: "films", revision: 3, share: 0.25, balanced: "ready" }, cpu: 0.1, memory: 9e7, traffic };
  };
  const named = Array.from({ length: tasks }, (_, index) => [`films-${index + 1}`, task(index)]);
  return {
    ...{ at: second * 1_000, services: {}, tasks: Object.fromEntries(named), engines: {}, queues: {} },
    control: { cpu: 0.01, memory: 6e7 },
  };
}

function kept(seconds: number, tasks = 1): History {
  const history = new History();
  for (let second = 1; second <= seconds; second++) history.keep(measured(second, tasks));
  return history;
}

const secondsOf = (history: History, since: number) =>
  [...history.minutes(since)].flat().map((line) => (JSON.parse(line) as Measurement).at / 1_000);

describe("the last hour", () => {
  it("is told from any moment on, whole and in order", () => {
    const history = kept(150);
    expect(secondsOf(history, 0)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(secondsOf(history, 148_000)).toEqual([149, 150]);
    expect(secondsOf(history, 59_999)[0]).toBe(60);
    expect(secondsOf(history, 150_000)).toEqual([]);
  });

  it("is an hour, and no more than 15 MB for forty busy tasks", () => {
    const history = kept(HOUR + 200, 40);
    const seconds = secondsOf(history, 0);
    expect(seconds.length).toBeGreaterThanOrEqual(HOUR);
    expect(seconds.length).toBeLessThan(HOUR + 120);
    expect(history.size).toBeLessThan(15_000_000);
  });
});
