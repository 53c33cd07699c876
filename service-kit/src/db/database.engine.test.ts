import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../log/index.ts";
import { startPgbouncer, startPostgres, type TestPgbouncer, type TestPostgres } from "../testing/index.ts";
import { type Database, openDatabase } from "./database.ts";
import { runTransaction } from "./transaction.ts";

interface Tables {
  counters: { name: string; value: number };
}

const log = createLogger({ service: "test", version: "1", environment: "test" }, { level: "silent" });
let postgres: TestPostgres;
let pgbouncer: TestPgbouncer;
let database: Database<Tables>;
beforeAll(async () => {
  postgres = await startPostgres();
  pgbouncer = await startPgbouncer(postgres.config);
  database = openDatabase<Tables>({ ...pgbouncer.config, DB_QUERY_MS: 400, DB_POOL_MAX: 4 }, log);
  await sql`create table counters (name text primary key, value bigint not null)`.execute(database.db);
  await database.db
    .insertInto("counters")
    .values([
      { name: "a", value: 0 },
      { name: "b", value: 0 },
    ])
    .execute();
});
afterAll(async () => {
  await database.close();
  await pgbouncer.stop();
  await postgres.stop();
});

describe("database through PgBouncer in transaction mode", () => {
  it("answers, with bigint as numbers", async () => {
    await database.ping();
    const row = await database.db.selectFrom("counters").selectAll().where("name", "=", "a").executeTakeFirstOrThrow();
    expect(row).toEqual({ name: "a", value: 0 });
  });

  it("writes the times of what is asked without Kysely as JSON does, and only those", async () => {
    const text = "select $1::timestamptz as at, 1::bigint as count";
    const rows = await database.ask<{ at: string; count: number }>(text, ["2026-11-22 04:48:32.7+01"]);
    expect(rows).toEqual([{ at: "2026-11-22T03:48:32.700Z", count: 1 }]);
    const { rows: others } = await sql<{ at: Date }>`select ${rows[0]?.at}::timestamptz as at`.execute(database.db);
    expect(others).toEqual([{ at: new Date("2026-11-22T03:48:32.700Z") }]);
  });

  it("gives up a query that hangs, and does not let it hold up the next ones", async () => {
    const hung = Array.from({ length: 4 }, () => sql`select pg_sleep(3)`.execute(database.db));
    const failed = await Promise.allSettled(hung);
    expect(failed.map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
    await database.ping();
    const inTransaction = runTransaction(database.db, (trx) => sql`select pg_sleep(3)`.execute(trx));
    await expect(inTransaction).rejects.toThrow("Query read timeout");
    await database.ping();
  });
});

describe("transactions", () => {
  const add = (name: string) => sql`update counters set value = value + 1 where name = ${name}`;

  it("that deadlock are run again until both are done", async () => {
    const met = Promise.withResolvers<void>();
    let arrived = 0;
    let runs = 0;
    const cross = (first: string, second: string) =>
      runTransaction(database.db, async (trx) => {
        runs += 1;
        await sql`set local deadlock_timeout = '20ms'`.execute(trx);
        await add(first).execute(trx);
        arrived += 1;
        if (arrived === 2) met.resolve();
        await met.promise;
        await add(second).execute(trx);
      });
    await Promise.all([cross("a", "b"), cross("b", "a")]);
    expect(runs).toBeGreaterThan(2);
    expect((await database.db.selectFrom("counters").select("value").execute()).map(({ value }) => value)).toEqual([
      2, 2,
    ]);
  });

  it("that fail otherwise are run once and leave nothing", async () => {
    let runs = 0;
    const work = runTransaction(database.db, async (trx) => {
      runs += 1;
      await add("a").execute(trx);
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(runs).toBe(1);
    const { value } = await database.db
      .selectFrom("counters")
      .select("value")
      .where("name", "=", "a")
      .executeTakeFirstOrThrow();
    expect(value).toBe(2);
  });
});
