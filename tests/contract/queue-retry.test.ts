import { connectionOf, type Database, migrate, openDatabase } from "@terrace/service-kit/db";
import { createLogger } from "@terrace/service-kit/log";
import { createPostgresQueue, type Queue, queueMigrations } from "@terrace/service-kit/queue";
import { startPostgres, type TestPostgres } from "@terrace/service-kit/testing";
import type { QueryExecutorProvider } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadJobs, reviveJobs } from "../../adapters/run/src/supervise/queues/dead-jobs.ts";

let postgres: TestPostgres;
let database: Database<unknown>;
let queue: Queue<QueryExecutorProvider>;

beforeAll(async () => {
  postgres = await startPostgres();
  database = openDatabase(
    postgres.config,
    createLogger({ service: "test", version: "0", environment: "test" }, { level: "silent" }),
  );
  queue = createPostgresQueue(database.db, { maxFailures: 1 });
});

afterAll(async () => {
  await database.close();
  await postgres.stop();
});

describe("dead jobs, as the control plane handles the service kit's queue", () => {
  const connection = () => {
    const { DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD } = postgres.config;
    return { host: DB_HOST, port: DB_PORT, database: DB_NAME, user: DB_USER, password: DB_PASSWORD };
  };

  it("are none before there is a queue", async () => {
    expect(await deadJobs(connection())).toEqual([]);
    await migrate({ connection: connectionOf(postgres.config), schema: "jobs", directory: queueMigrations });
    expect(await deadJobs(connection())).toEqual([]);
  });

  it("are told with their reason and without what they carry, and can be claimed again after a retry", async () => {
    await die("film", "too dark");
    const [job, ...others] = await deadJobs(connection());
    expect(others).toEqual([]);
    expect(job).toMatchObject({ queue: "films", key: "film", attempts: 1, reason: "too dark" });
    expect(JSON.stringify(job)).not.toContain("secret");
    expect(await reviveJobs(connection(), "elsewhere", [job?.id ?? ""])).toEqual([]);
    expect(await reviveJobs(connection(), "films", [job?.id ?? ""])).toEqual([job?.id]);
    const lease = await queue.claim(["films"], { worker: "again", seconds: 30 });
    expect(lease).toMatchObject({ id: job?.id, attempt: 2 });
    expect(await deadJobs(connection())).toEqual([]);
  });

  it("stay dead while their key lives: nothing is done twice", async () => {
    await die("dance", "no floor");
    const [job] = await deadJobs(connection());
    await queue.enqueue({ queue: "films", key: "dance", payload: null });
    expect(await reviveJobs(connection(), "films", [job?.id ?? ""])).toEqual([]);
    expect(await deadJobs(connection())).toHaveLength(1);
  });
});

async function die(key: string, reason: string): Promise<void> {
  await queue.enqueue({ queue: "films", key, payload: "secret" });
  const lease = await queue.claim(["films"], { worker: "first", seconds: 30 });
  if (lease === undefined) throw new Error("nothing to claim");
  expect(await queue.fail(lease, reason)).toBe("dead");
}
