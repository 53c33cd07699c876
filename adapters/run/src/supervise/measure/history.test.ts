import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measurement, TaskMeasurement } from "@terrace/core/report";
import { afterAll, describe, expect, it } from "vitest";
import { History } from "./history.ts";
import { HistoryFile } from "./history-file.ts";

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

const folder = mkdtempSync(join(tmpdir(), "terrace-history-"));
afterAll(() => rmSync(folder, { recursive: true }));

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

describe("the hour of a process that is gone", () => {
  const path = join(folder, "measurements.db");
  const open = (second: number) => new History(new HistoryFile(path), second * 1_000);

  it("goes on in the next one, whole after an end and but for the last minute after a kill", () => {
    const first = open(0);
    for (let second = 1; second <= 90; second++) first.keep(measured(second));
    // As a kill leaves it: nobody closes it.
    expect(secondsOf(open(90), 0)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    first.close();
    const next = open(95);
    for (let second = 95; second <= 160; second++) next.keep(measured(second));
    expect([secondsOf(next, 0)[89], secondsOf(next, 0)[90], secondsOf(next, 0).length]).toEqual([90, 95, 156]);
    next.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is over after an hour, on the disk as well", () => {
    const later = open(2 * HOUR);
    expect(secondsOf(later, 0)).toEqual([]);
    for (let second = 2 * HOUR; second < 3 * HOUR + 600; second++) later.keep(measured(second));
    later.close();
    const kept = new HistoryFile(path);
    expect(kept.blocks(0).length).toBeLessThan(65);
    kept.close();
  });

  it("begins anew where its file is none", () => {
    writeFileSync(path, "this is no database, and longer than its header would be ".repeat(10));
    const history = open(10);
    history.keep(measured(11));
    history.close();
    expect(secondsOf(open(12), 0)).toEqual([11]);
  });

  it("begins anew where a page of its file is broken", () => {
    const first = open(10);
    for (let second = 11; second <= 3_000; second++) first.keep(measured(second, 10));
    first.close();
    const pages = openSync(path, "r+");
    writeSync(pages, Buffer.alloc(4_096, 0xff), 0, 4_096, 4_096);
    closeSync(pages);
    const next = open(3_001);
    expect(secondsOf(next, 0)).toEqual([]);
    next.keep(measured(3_002));
    next.close();
    expect(secondsOf(open(3_003), 0)).toEqual([3_002]);
  });

  it("is kept in memory alone where there can be no file", async () => {
    const warned = once(process, "warning");
    const history = new History(new HistoryFile(join(folder, "not", "there", "measurements.db")), 0);
    for (let second = 1; second <= 61; second++) history.keep(measured(second));
    expect(secondsOf(history, 0)).toHaveLength(61);
    history.close();
    expect(String(await warned)).toContain("measurements are not kept: ENOENT");
  });
});
