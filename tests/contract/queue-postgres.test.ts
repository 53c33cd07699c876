import { connectionOf, type Database, migrate, openDatabase } from "@terrace/service-kit/db";
import { createLogger } from "@terrace/service-kit/log";
import { createMetrics } from "@terrace/service-kit/metrics";
import { createPostgresQueue, measureQueue, type Queue, queueMigrations } from "@terrace/service-kit/queue";
import { startPostgres, type TestPostgres } from "@terrace/service-kit/testing";
import type { QueryExecutorProvider } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeConsumer } from "./consumer.ts";
import { describeQueue } from "./queue.ts";

let postgres: TestPostgres;
let database: Database<unknown>;
let queue: Queue<QueryExecutorProvider>;
const wake = new Set<() => void>();

beforeAll(async () => {
  postgres = await startPostgres();
  await migrate({ connection: connectionOf(postgres.config), schema: "jobs", directory: queueMigrations });
  database = openDatabase(
    postgres.config,
    createLogger({ service: "test", version: "0", environment: "test" }, { level: "silent" }),
  );
  queue = createPostgresQueue(database.db, { maxFailures: 3, notify: wakeAll });
});

afterAll(async () => {
  await database.close();
  await postgres.stop();
});

function wakeAll(): void {
  for (const listener of wake) listener();
}

const subject = () => ({
  queue,
  shortestLease: 0.05,
  transaction: <Result>(work: (within: QueryExecutorProvider) => Promise<Result>) =>
    database.db.transaction().execute(work),
});

describeQueue("postgres", subject);

describe("measureQueue", () => {
  it("counts jobs by queue and state, and tells how long the oldest has waited", async () => {
    const metrics = createMetrics("test");
    measureQueue(metrics, database.db);
    await queue.enqueue({ queue: "measured", payload: 1 });
    await queue.enqueue({ queue: "measured", payload: 2 });
    await queue.claim(["measured"], { worker: "w", seconds: 30 });
    const text = await metrics.registry.metrics();
    expect(text).toContain('jobs{queue="measured",state="waiting",service="test"} 1');
    expect(text).toContain('jobs{queue="measured",state="running",service="test"} 1');
    expect(text).toMatch(/jobs_oldest_seconds\{queue="measured",service="test"\} [\d.e-]+/);
  });
});
describeConsumer("postgres", () => ({
  ...subject(),
  onWake: (listener: () => void) => {
    wake.add(listener);
    return () => wake.delete(listener);
  },
  outage: { begin: () => postgres.kill(), end: () => postgres.restart() },
}));
