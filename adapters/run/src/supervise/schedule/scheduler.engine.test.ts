import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import type { Graph, Job } from "@terrace/core/graph";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlannedProcess, RunPlan } from "../../plan/run-plan.ts";
import { ownFolder, USER } from "../../testing/running-engine.ts";
import type { Moment } from "../event.ts";
import { isAlive, readProcess } from "../process/process-table.ts";
import { Store } from "../state/store.ts";
import { Scheduler } from "./scheduler.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 21, 12);

const PROGRAMS = {
  "greet.mjs": "console.log('hello from ' + process.env.WHO + ', port ' + process.env.PORT)",
  "fail.mjs": "console.error('it went wrong'); process.exit(3)",
  "wait.mjs": "console.log(process.pid); setInterval(() => {}, 1000)",
};

let folder: Awaited<ReturnType<typeof ownFolder>>;
let store: Store;
let events: Moment[];
let scheduler: Scheduler;

beforeEach(async () => {
  folder = await ownFolder();
  await mkdir(`${folder.path}/logs`);
  await mkdir(`${folder.path}/tree/films`, { recursive: true });
  for (const path of ["tree", "tree/films"]) await chmod(`${folder.path}/${path}`, 0o755);
  for (const [name, text] of Object.entries(PROGRAMS)) await writeFile(`${folder.path}/tree/films/${name}`, text);
  store = new Store(`${folder.path}/state.db`);
  events = [];
  scheduler = schedulerOf([
    job("greeting", "greet.mjs"),
    job("broken", "fail.mjs"),
    job("long", "wait.mjs"),
    job("late", "wait.mjs", { timeout: 300 }),
  ]);
});

afterEach(async () => {
  await scheduler.stop();
  store.close();
  await folder[Symbol.asyncDispose]();
});

describe("a job", () => {
  it("is a task of its service with another entry: its code and environment, and no port", async () => {
    expect(await scheduler.run("greeting")).toMatchObject({ outcome: "done", error: null, due: null });
    expect(await log("greeting")).toBe("hello from the films, port undefined\n");
    expect(scheduler.list()[0]).toMatchObject({ name: "greeting", service: "films", last: { outcome: "done" } });
    expect(events).toMatchObject([{ type: "job-finished", name: "greeting", outcome: "done" }]);
  });

  it("tells how it ended when it failed, took too long, or was not known", async () => {
    expect(await scheduler.run("broken")).toMatchObject({ outcome: "failed", error: "exit code 3" });
    expect(await log("broken")).toBe("it went wrong\n");
    expect(await scheduler.run("late")).toMatchObject({ outcome: "timed-out", error: "still running after 300 ms" });
    expect(isAlive(Number(await log("late")), readProcess(Number(await log("late")))?.started ?? 0)).toBe(false);
    await expect(scheduler.run("nobody")).rejects.toMatchObject({ code: "UNKNOWN_JOB" });
  });
});

describe("a schedule", () => {
  it("begins what is due, once, and leaves out what is still running", async () => {
    scheduler.look(NOON - 1);
    expect(scheduler.list()[2]?.nextAt).toBe("2026-11-21T12:00:00.000Z");
    scheduler.look(NOON + 200);
    scheduler.look(NOON + 1_200);
    await until(() => events.some(({ type, name }) => type === "job-finished" && name === "greeting"));
    expect(events.filter(({ name }) => name === "greeting")).toHaveLength(1);
    expect(scheduler.list()[0]?.last).toMatchObject({ due: "2026-11-21T12:00:00.000Z", outcome: "done" });
    expect(scheduler.list()[2]?.runningSince).not.toBeNull();
    scheduler.look(NOON + 10 * MINUTE);
    expect(events).toContainEqual({ type: "job-skipped", name: "long" });
    await expect(scheduler.run("long")).rejects.toMatchObject({ code: "BUSY" });
  });

  it("does not begin twice when the clock jumps back, nor when the control plane is another", async () => {
    scheduler.look(NOON - 1);
    scheduler.look(NOON);
    await until(() => events.some(({ name }) => name === "greeting"));
    scheduler.look(NOON - 5 * MINUTE);
    scheduler.look(NOON + 1_000);
    await scheduler.stop();
    scheduler = schedulerOf([job("greeting", "greet.mjs")]);
    scheduler.look(NOON + 2_000);
    expect(events.filter(({ type, name }) => type === "job-finished" && name === "greeting")).toHaveLength(1);
    expect(scheduler.list()[0]?.nextAt).toBe("2026-11-21T12:10:00.000Z");
  });

  it("tells what was missed while nobody looked", () => {
    scheduler.look(NOON - 1);
    scheduler.look(NOON + 35 * MINUTE);
    expect(events).toContainEqual({ type: "job-missed", name: "greeting", count: 4 });
    expect(scheduler.list()[0]).toMatchObject({ missed: 4, nextAt: "2026-11-21T12:40:00.000Z", last: null });
  });

  it("ends what runs with the platform", async () => {
    const run = scheduler.run("long");
    await until(async () => (await log("long").catch(() => "")) !== "");
    const pid = Number(await log("long"));
    await scheduler.stop();
    expect(await run).toMatchObject({ outcome: "stopped" });
    expect(readProcess(pid)?.zombie ?? true).toBe(true);
    expect(store.processes()).toEqual([]);
  });
});

function job(name: string, entry: string, changes: Partial<Job> = {}): Job {
  const schedule = "cron(0/10 * * * ? *)";
  return {
    kind: "job",
    id: `job.${name}`,
    of: "service.films",
    folder: "films",
    entry,
    schedule,
    timeout: 60_000,
    takes: null,
    overlap: false,
    ...changes,
  };
}

function schedulerOf(jobs: readonly Job[]): Scheduler {
  const task = {
    name: "films-1",
    role: "task",
    service: "films",
    command: {
      argv: [process.execPath, "--max-old-space-size=64", `${folder.path}/tree/films/main.mjs`],
      cwd: `${folder.path}/tree`,
      env: { WHO: "the films", PORT: "4711" },
    },
  } as unknown as PlannedProcess;
  const graph = { resources: jobs } as unknown as Graph;
  const plan = { processes: [task] } as unknown as RunPlan;
  const emit = (event: Moment) => void events.push(event);
  return new Scheduler({ state: folder.path, store, emit, user: USER, wanted: () => ({ graph, plan }) });
}

function log(name: string): Promise<string> {
  return readFile(`${folder.path}/logs/job-${name}.log`, "utf8");
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
