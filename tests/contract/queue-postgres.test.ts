import { connectionOf, type Database, migrate, openDatabase } from "@terrace/service-kit/db";
import { createLogger } from "@terrace/service-kit/log";
import { createPostgresQueue, type Queue, queueMigrations } from "@terrace/service-kit/queue";
import { startPostgres, type TestPostgres } from "@terrace/service-kit/testing";
import type { QueryExecutorProvider } from "kysely";
import { afterAll, beforeAll } from "vitest";
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
  transaction: <Result>(work: (within: QueryExecutorProvider) => Promise<Result>) =>
    database.db.transaction().execute(work),
});

describeQueue("postgres", subject);
describeConsumer("postgres", () => ({
  ...subject(),
  onWake: (listener: () => void) => {
    wake.add(listener);
    return () => wake.delete(listener);
  },
  outage: { begin: () => postgres.kill(), end: () => postgres.restart() },
}));
