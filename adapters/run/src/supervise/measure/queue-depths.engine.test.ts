import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SqlConnection } from "../../plan/run-plan.ts";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, runOnce, startEngine } from "../../testing/running-engine.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { QueueDepths } from "./queue-depths.ts";

let machine: PlannedMachine;
let postgres: RunningEngine;
const depths = new QueueDepths();
const look = () => depths.look(SMALL_GRAPH, machine.plan);

beforeAll(async () => {
  machine = await planMachine();
  for (const step of machine.process("postgres").before) if (step.kind === "command") await runOnce(step.command);
  postgres = await start();
  await execute("postgres", "create database sample");
});

afterAll(async () => {
  await depths.stop();
  await postgres?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("the depth of the queues", () => {
  it("is nothing until the queue has its tables", async () => {
    expect(await look()).toEqual({});
  });

  it("is what waits, runs and was given up; what is not due yet is not late", async () => {
    const tables = join(machine.placement.repository, "service-kit/src/queue/migrations/0001_jobs.sql");
    await execute("sample", "create schema jobs", readFileSync(tables, "utf8"));
    await execute("sample", job("ladder", "waiting", -90), job("ladder", "waiting", 600), job("ladder", "running", 60));
    await execute("sample", job("ladder", "dead", -600), job("erase", "waiting", 600));
    const { ladder, erase } = (await look()) ?? {};
    expect(ladder).toMatchObject({ waiting: 2, running: 1, dead: 1 });
    expect(ladder?.oldest).toBeGreaterThanOrEqual(90_000);
    expect(ladder?.oldest).toBeLessThan(150_000);
    expect(erase).toEqual({ waiting: 1, running: 0, dead: 0, oldest: null });
  });

  it("is unknown while the database is away, which is not the same as nothing, and told again afterwards", async () => {
    await postgres[Symbol.asyncDispose]();
    expect(await look()).toBeNull();
    postgres = await start();
    await expect.poll(async () => Object.keys((await look()) ?? {})).toEqual(["erase", "ladder"]);
  });
});

function start(): Promise<RunningEngine> {
  return startEngine(machine.process("postgres"), () => execute("postgres", "select 1"));
}

function job(queue: string, state: string, due: number): string {
  return `insert into jobs.jobs (id, queue, payload, state, max_failures, due_at)
    values (gen_random_uuid(), '${queue}', '{}', '${state}', 5, now() + interval '${due} seconds')`;
}

async function execute(database: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ ...superuser(), database });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function superuser(): SqlConnection {
  const { check } = machine.process("postgres").probe;
  if (check.kind !== "postgres") throw new Error("another probe");
  return check.connection;
}
