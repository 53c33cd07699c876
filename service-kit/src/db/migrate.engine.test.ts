import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../testing/index.ts";
import { connectionOf } from "./connection.ts";
import { migrate } from "./migrate.ts";

let postgres: TestPostgres;
let owner: Client;
let directory: string;
let schema: string;
let count = 0;
beforeAll(async () => {
  postgres = await startPostgres();
  owner = new Client(connectionOf(postgres.config));
  await owner.connect();
  await owner.query("create role app login password 'app'");
});
afterAll(async () => {
  await owner.end();
  await postgres.stop();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "terrace-migrations-"));
  count += 1;
  schema = `service_${count}`;
  await add(
    "0001_things.sql",
    `create table ${schema}.things (id int primary key); insert into ${schema}.things values (1);`,
  );
  return () => rm(directory, { recursive: true });
});

const add = (name: string, text: string) => writeFile(join(directory, name), text);
const run = (grantTo?: string) =>
  migrate({ connection: connectionOf(postgres.config), schema, directory, ...(grantTo ? { grantTo } : {}) });

describe("migrations", () => {
  it("are applied once, in order, also when several tasks start together", async () => {
    await add("0002_more.sql", `alter table ${schema}.things add note text;`);
    await add("readme.md", "not a migration");
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(["0001_things.sql", "0002_more.sql"]);
    await add("0003_index.sql", `create index on ${schema}.things (note);`);
    expect(await run()).toEqual({ applied: ["0003_index.sql"], existing: ["0001_things.sql", "0002_more.sql"] });
  });

  it("leave nothing of a file that fails, and keep those before it", async () => {
    await add("0002_broken.sql", `create table ${schema}.half (id int); select no_such_function();`);
    await expect(run()).rejects.toThrow("0002_broken.sql: function no_such_function() does not exist");
    const { rows } = await owner.query("select to_regclass($1) as half, to_regclass($2) as things", [
      `${schema}.half`,
      `${schema}.things`,
    ]);
    expect(rows[0]).toEqual({ half: null, things: `${schema}.things` });
    await add("0002_broken.sql", `create table ${schema}.half (id int);`);
    expect((await run()).applied).toEqual(["0002_broken.sql"]);
  });

  it("refuse a file that was changed or removed after it had been applied", async () => {
    await run();
    await add("0001_things.sql", `create table ${schema}.other (id int);`);
    await expect(run()).rejects.toThrow("0001_things.sql: was changed after it had been applied");
    await rename(join(directory, "0001_things.sql"), join(directory, "0001_renamed.txt"));
    await expect(run()).rejects.toThrow("0001_things.sql: was applied but is no longer in the folder");
  });

  it("let the service's role read and write, now and later, and nothing more", async () => {
    await run("app");
    await add("0002_later.sql", `create table ${schema}.later (id int);`);
    await run("app");
    const app = new Client({ ...connectionOf(postgres.config), user: "app", password: "app" });
    await app.connect();
    await app.query(`insert into ${schema}.later values (1)`);
    await expect(app.query(`create table ${schema}.own (id int)`)).rejects.toThrow("permission denied");
    await expect(app.query(`delete from ${schema}.migrations`)).rejects.toThrow("permission denied");
    await expect(app.query(`drop table ${schema}.things`)).rejects.toThrow("must be owner");
    await app.end();
  });
});
