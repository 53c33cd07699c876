import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../testing/index.ts";
import { connectionOf } from "./connection.ts";

const MAIN = resolve(import.meta.dirname, "prepare-main.ts");
const JOBS = resolve(import.meta.dirname, "../queue/migrations");
const OWNER = { name: "films_owner", password: "owner-of-the-films" };

let postgres: TestPostgres;
let superuser: Client;
let directory: string;
let database: string;
let count = 0;
beforeAll(async () => {
  postgres = await startPostgres();
  superuser = new Client(connectionOf(postgres.config));
  await superuser.connect();
  // As on a managed server: the owner makes roles and is no superuser.
  await superuser.query(`create role ${OWNER.name} login createrole password '${OWNER.password}'`);
});
afterAll(async () => {
  await superuser.end();
  await postgres.stop();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "terrace-migrations-"));
  count += 1;
  database = `films_${count}`;
  await superuser.query(`create database ${database} owner ${OWNER.name}`);
  await add("0001_films.sql", "create table films.films (id int primary key, length int);");
  return () => rm(directory, { recursive: true });
});

const add = (name: string, content: string) => writeFile(join(directory, name), content);

interface Preparing {
  readonly password?: string;
  readonly running?: string;
  readonly more?: readonly string[];
}

/** Runs the program as a task does: all it knows are its arguments and its environment. */
async function prepare(release: string, { password = "secret", running = "", more = ["--completes"] }: Preparing = {}) {
  const args = ["--schema", `films=${directory}`, "--role", "films=films", ...more];
  const env = {
    PATH: process.env.PATH ?? "",
    DB_HOST: postgres.config.DB_HOST,
    DB_PORT: String(postgres.config.DB_PORT),
    DB_NAME: database,
    DB_USER: OWNER.name,
    DB_PASSWORD: OWNER.password,
    ROLE_FILMS_PASSWORD: password,
    ROLE_WEB_PASSWORD: "of-the-web",
    APP_VERSION: release,
    RUNNING_RELEASE: running,
  };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((settle) => child.once("exit", settle));
  const lines = await textOf(child.stdout);
  const messages = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).message as string);
  return { code: await ended, last: messages.at(-1), messages };
}

const READY = { code: 0, last: "the database is ready" };
const refused = (sentence: string) => ({ code: 1, last: expect.stringContaining(sentence) });

async function as(user: string, password: string): Promise<Client> {
  const client = new Client({ ...connectionOf(postgres.config), user, password, database });
  await client.connect();
  return client;
}

async function columns(): Promise<readonly string[]> {
  const owner = await as(OWNER.name, OWNER.password);
  const { rows } = await owner.query("select column_name from information_schema.columns where table_name = 'films'");
  await owner.end();
  return rows.map((row) => row.column_name).sort();
}

describe("a database before a deployment", () => {
  it("gets roles, schemas and tables, once, and each role reads and writes its own rows and nothing else", async () => {
    const more = ["--schema", `jobs=${JOBS}`, "--role", "web=", "--extension", "citext", "--completes"];
    expect(await prepare("r1", { more })).toMatchObject(READY);
    await add("0002_titles.sql", "create table films.titles (title citext);");
    expect((await prepare("r1", { more })).messages).toEqual([
      "migrated",
      "nothing to migrate",
      "the database is ready",
    ]);
    const films = await as("films", "secret");
    await films.query("insert into films.titles values ('Wild Style')");
    await expect(films.query("delete from films.migrations")).rejects.toThrow("permission denied");
    await expect(films.query("select from jobs.jobs")).rejects.toThrow("permission denied");
    await expect(films.query("select from terrace.releases")).rejects.toThrow("permission denied");
    await films.end();
    const web = await as("web", "of-the-web");
    await expect(web.query("select from films.films")).rejects.toThrow("permission denied");
    await web.end();
  });

  it("takes on a role's new password, of which it is told no more than it keeps", async () => {
    await prepare("r1");
    expect(await prepare("r2", { password: "rotated" })).toMatchObject(READY);
    await expect(as("films", "secret")).rejects.toThrow("password authentication failed");
    await (await as("films", "rotated")).end();
    const { rows } = await superuser.query("select rolpassword from pg_authid where rolname = 'films'");
    expect(rows[0].rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  it("is refused what takes away from the release that runs, before anything is changed", async () => {
    await prepare("r1");
    await add("0002_owner.sql", "alter table films.films add column owner int;");
    await add("0003_length.sql", "alter table films.films drop column length;");
    expect(await prepare("r2", { running: "r1" })).toMatchObject(
      refused("0003_length.sql: takes away what r1 may still use: alter table films.films drop column length"),
    );
    expect(await columns()).toEqual(["id", "length"]);
  });

  it("takes away what the release before does without, and nothing while an older one runs", async () => {
    await prepare("r1");
    await prepare("r2");
    await add("0002_length.sql", "-- phase: contract\nalter table films.films drop column length;");
    expect(await prepare("r3", { running: "r1" })).toMatchObject(
      refused("0002_length.sql: contracts, and r1 still runs, which is not r2, the release before"),
    );
    expect(await prepare("r3", { running: "r2" })).toMatchObject(READY);
    expect(await columns()).toEqual(["id"]);
  });

  it("is left as it is by an older release, which may be gone back to unless it uses what is gone", async () => {
    await prepare("r1");
    await prepare("r2");
    await add("0002_length.sql", "-- phase: contract\nalter table films.films drop column length;");
    await prepare("r3");
    await rm(join(directory, "0002_length.sql"));
    expect(await prepare("r1", { running: "r3" })).toMatchObject(
      refused("0002_length.sql: has taken away what r1 may still use; only r2 is known to do without"),
    );
    expect((await prepare("r2", { running: "r3" })).messages[0]).toMatch(/^an older release: /);
    expect(await columns()).toEqual(["id"]);
  });

  it("remembers a release only once all of it is there", async () => {
    await prepare("r1");
    await prepare("r2", { more: [] });
    await add("0002_length.sql", "-- phase: contract\nalter table films.films drop column length;");
    expect(await prepare("r3", { running: "r1" })).toMatchObject(READY);
  });
});
