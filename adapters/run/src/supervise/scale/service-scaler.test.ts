import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measurement, TaskMeasurement } from "@terrace/core/report";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Store } from "../state/store.ts";
import { KeptScaling } from "./kept-scaling.ts";
import type { ScaledService } from "./scaled-service.ts";
import { ServiceScaler } from "./service-scaler.ts";

const NOON = Date.UTC(2026, 0, 1, 12);

/** One task can take 600 requests a minute, which are ten a second. */
const API: ScaledService = {
  ...{ service: "api", cpu: 256, memory: 1e9, jobsOf: null, topics: [] },
  tasks: { desired: 1, minimum: 1, maximum: 4 },
  asked: { minimum: 1, maximum: 50 },
  scale: [{ kind: "target", metric: "requests-per-task", target: 600, outCooldown: 60_000, inCooldown: 300_000 }],
};

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-scale-"));
  store = new Store(join(folder, "state.db"));
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

/** A service whose tasks are there as soon as they are wanted, under so many requests a second in each second. */
function rehearse(load: (second: number) => number, { seconds, speed = 30 }: { seconds: number; speed?: number }) {
  const kept = new KeptScaling(store);
  kept.hasten(speed);
  const scaler = new ServiceScaler(API, kept);
  const counts: number[] = [];
  let desired = 1;
  for (let second = 0; second < seconds; second++) {
    const measurement = measured(NOON + second * 1_000, desired, load(second));
    const wish = scaler.look(measurement, { desired, alarms: [], isDeploying: false });
    if (wish !== null) desired = wish.count;
    scaler.settle(wish !== null);
    counts.push(desired);
  }
  return { scaler, kept, counts, desired, report: scaler.report(desired, NOON + seconds * 1_000) };
}

function measured(at: number, tasks: number, requests: number): Measurement {
  const task: TaskMeasurement = {
    ...{ service: "api", revision: 1, share: 1 / tasks, balanced: "ready", cpu: 0.1, memory: 1e8 },
    traffic: null,
  };
  const traffic = { requests, errors: 0, statuses: [0, requests, 0, 0, 0], open: 1, latency: null } as const;
  return {
    ...{ at, services: { api: traffic }, engines: {}, queues: {}, control: { cpu: 0, memory: 0 } },
    tasks: Object.fromEntries(Array.from({ length: tasks }, (_, index) => [`api-${index + 1}`, task])),
  };
}

describe("a service under a load that becomes five times as large", () => {
  it("gets the right number of tasks at once, keeps it, and gives them back when the load has gone", () => {
    const { counts, report } = rehearse((second) => (second < 60 || second > 200 ? 6 : 30), { seconds: 300 });
    expect(counts[59]).toBe(1);
    expect(counts[75]).toBe(3);
    expect(new Set(counts.slice(75, 201))).toEqual(new Set([3]));
    expect(counts.at(-1)).toBe(1);
    const moves = report.log.flatMap(({ from, to }) => (from === to ? [] : [Math.sign(to - from)]));
    expect(moves).toEqual([1, ...moves.slice(1).map(() => -1)]);
    expect(report.log.find(({ to }) => to === 3)?.because).toMatch(
      /above 600 in 3 periods of 2s, last 1,?800: 3 tasks/,
    );
  });

  it("is given no more than this machine may run, and it is said that the platform would", () => {
    const { report, desired } = rehearse(() => 90, { seconds: 60 });
    expect(desired).toBe(4);
    expect(report).toMatchObject({ maximum: 4, asked: { minimum: 1, maximum: 50 } });
    expect(report.now[0]).toMatchObject({ held: "maximum", wanted: 9 });
    expect(report.now[0]?.because).toContain("--max-tasks (the platform allows 50)");
  });

  it("decides by the minute when nobody hastens it", () => {
    const { counts } = rehearse(() => 30, { seconds: 300, speed: 1 });
    expect(counts.indexOf(3)).toBeGreaterThanOrEqual(180);
    expect(counts.at(-1)).toBe(3);
  });
});

describe("the log of scaling", () => {
  it("takes down what is new and not what is only measured again, and outlives the control plane", () => {
    const { report } = rehearse((second) => 6 + (second % 3), { seconds: 600 });
    expect(report.log.length).toBeLessThan(4);
    rehearse(() => 30, { seconds: 60 });
    const again = new KeptScaling(store);
    expect(again.speed).toBe(30);
    expect(again.moves("api").at(-1)).toMatchObject({ from: 1, to: 3 });
    expect(again.log("api").at(-1)?.because).not.toBe("");
  });

  it("never grows beyond its bound", () => {
    const kept = new KeptScaling(store);
    const decision = rehearse(() => 30, { seconds: 60 }).report.now;
    const many = Array.from({ length: 10 }, () => decision).flat();
    for (let turn = 0; turn < 30; turn++) kept.note("api", many, { at: turn, from: 1, to: 2 });
    expect(kept.log("api")).toHaveLength(200);
    expect(kept.moves("api")).toHaveLength(20);
  });
});

describe("a worker whose backlog nobody knows", () => {
  const WORKER: ScaledService = {
    ...{ ...API, service: "worker", jobsOf: "videos" },
    scale: [{ kind: "target", metric: "backlog-per-task", target: 10, outCooldown: 60_000, inCooldown: 60_000 }],
  };
  const worker = { service: "worker", revision: 1, share: null, balanced: null, cpu: 0, memory: 0, traffic: null };
  const tasks = { "worker-1": worker, "worker-2": worker };

  it.each([
    ["an empty backlog", {}, 1, "minimum"],
    ["a database that does not answer", null, 2, "missing"],
  ] as const)("is %s", (_, queues, count, held) => {
    const kept = new KeptScaling(store);
    kept.hasten(30);
    const scaler = new ServiceScaler(WORKER, kept);
    const standing = { desired: 2, alarms: [], isDeploying: false };
    const wishes = Array.from({ length: 60 }, (_, second) =>
      scaler.look({ ...measured(NOON + second * 1_000, 1, 0), tasks, queues }, standing),
    );
    expect(wishes.find((wish) => wish !== null)?.count ?? 2).toBe(count);
    expect(scaler.report(2, NOON + 60_000).now[0]?.held).toBe(held);
  });
});

describe("a move", () => {
  it("waits for the end of a deployment, and it is said what it waits for", () => {
    const kept = new KeptScaling(store);
    kept.hasten(30);
    const scaler = new ServiceScaler(API, kept);
    const look = (second: number, isDeploying: boolean) =>
      scaler.look(measured(NOON + second * 1_000, 1, 30), { desired: 1, alarms: [], isDeploying });
    for (let second = 0; second < 20; second++) expect(look(second, true)).toBeNull();
    const { now, log } = scaler.report(1, NOON + 20_000);
    expect(now).toMatchObject([{ wants: "out", wanted: 3, to: 1, held: "deployment" }]);
    expect(log.at(-1)?.because).toMatch(/3 tasks bring it to the target; the number stays during a deployment$/);
    expect(look(20, false)).toMatchObject({ count: 3 });
  });

  it("that is still under way is not decided again, and one that was refused holds nobody", () => {
    const kept = new KeptScaling(store);
    kept.hasten(30);
    const scaler = new ServiceScaler(API, kept);
    const look = (second: number) =>
      scaler.look(measured(NOON + second * 1_000, 1, 30), { desired: 1, alarms: [], isDeploying: false });
    const wishes = Array.from({ length: 20 }, (_, second) => look(second)).filter((wish) => wish !== null);
    expect(wishes).toHaveLength(1);
    scaler.settle(false);
    expect(kept.moves("api")).toEqual([]);
    for (let second = 20; second < 29; second++) expect(look(second)).toBeNull();
    expect(look(29)).toMatchObject({ count: 3 });
  });
});
