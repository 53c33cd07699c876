import { cp } from "node:fs/promises";
import { join } from "node:path";
import { Client, type ClientConfig } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TREE } from "./plan/revision.ts";
import type { SqlConnection, Step } from "./plan/run-plan.ts";
import { type PlannedMachine, planMachine } from "./testing/planned-machine.ts";
import { type RunningEngine, runOnce, startEngine } from "./testing/running-engine.ts";

let machine: PlannedMachine;
let postgres: RunningEngine;
let pgbouncer: RunningEngine;

beforeAll(async () => {
  machine = await planMachine();
  const server = machine.process("postgres");
  for (const step of server.before) await execute(step);
  postgres = await startPostgres();
  for (const step of server.after) await execute(step);
  pgbouncer = await startEngine(machine.process("pgbouncer"), () => query(pooled("films"), "select 1"));
});

afterAll(async () => {
  await pgbouncer?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("the planned database", () => {
  it("has its migrations, extensions and durable settings", async () => {
    const [row] = await query(
      superuser(),
      `select (select count(*)::int from films.films) films, (select count(*)::int from jobs.migrations) jobs,
        (select extversion is not null from pg_extension where extname = 'pg_trgm') trigrams,
        current_setting('fsync') fsync, current_setting('wal_log_hints') hints, current_setting('data_checksums') checksums`,
    );
    expect(row).toMatchObject({ films: 0, trigrams: true, fsync: "on", hints: "on", checksums: "on" });
    expect(row?.jobs).toBeGreaterThan(0);
  });

  it("comes to the same when every step runs again", async () => {
    await query(pooled("films"), "insert into films.films (title) values ('kept')");
    for (const step of machine.process("postgres").after) await execute(step);
    expect(await query(pooled("films"), "select title from films.films")).toEqual([{ title: "kept" }]);
  });

  it("lets tasks in through the pooler with their own role, and nobody without the password", async () => {
    const [row] = await query(pooled("encoder"), "select current_user::text as who");
    expect(row).toEqual({ who: "encoder" });
    await expect(query({ ...pooled("films"), password: "guess" }, "select 1")).rejects.toThrow(
      /authentication failed/i,
    );
    await expect(query({ ...superuser(), password: "guess" }, "select 1")).rejects.toThrow(/authentication failed/i);
  });

  it("lets a task change rows and nothing else", async () => {
    await expect(query(pooled("films"), "drop table films.films")).rejects.toThrow(/must be owner/);
    await expect(query(pooled("films"), "create table films.more ()")).rejects.toThrow(/permission denied/);
    await expect(query(pooled("films"), "create table public.more ()")).rejects.toThrow(/permission denied/);
  });

  it("keeps passwords out of its log, also when a statement that holds one fails", async () => {
    const roles = machine.process("postgres").after.find((step) => step.kind === "sql");
    if (roles?.kind !== "sql") throw new Error("no statements");
    const broken = roles.statements.map((statement) => statement.replaceAll("PASSWORD", "PASSWORT"));
    await expect(execute({ ...roles, statements: broken })).rejects.toThrow(/syntax error|unrecognized/);
    const words = Object.values(machine.placement.secrets).flatMap((secret) =>
      secret.form === "password" ? [secret.value] : [],
    );
    expect(words.filter((word) => postgres.output().includes(word))).toEqual([]);
  });

  it("holds queries for a server that comes back, instead of failing them", async () => {
    await postgres[Symbol.asyncDispose]();
    const waiting = query(pooled("films"), "select count(*)::int as n from films.films");
    postgres = await startPostgres();
    expect(await waiting).toEqual([{ n: 1 }]);
  });
});

function startPostgres(): Promise<RunningEngine> {
  return startEngine(machine.process("postgres"), () => query({ ...superuser(), database: "postgres" }, "select 1"));
}

async function execute(step: Step): Promise<void> {
  if (step.kind === "command") await runOnce(step.command);
  // The planned machine has digests that are no sources': what counts here is that the files are where migrations look for them.
  if (step.kind === "revision")
    for (const source of step.sources)
      await cp(join(step.repository, source), join(step.to, TREE, source), { recursive: true });
  if (step.kind === "sql") await query(step.connection, ...step.statements);
}

async function query(
  connection: ClientConfig,
  ...statements: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

function superuser(): SqlConnection {
  const { check } = machine.process("postgres").probe;
  if (check.kind !== "postgres") throw new Error("another probe");
  return { ...check.connection, database: "sample" };
}

function pooled(role: string): SqlConnection {
  const secret = machine.placement.secrets[`role.${role}`];
  const password = secret?.form === "password" ? secret.value : "";
  return { host: "127.0.0.1", port: machine.port("pgbouncer"), database: "sample", user: role, password };
}
