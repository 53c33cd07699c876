import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { readConfig } from "@terrace/service-kit/config";
import { connectionOf, type Database, migrate, openDatabase } from "@terrace/service-kit/db";
import { createLogger } from "@terrace/service-kit/log";
import { type Lease, openQueue, type Queue, queueConfig, queueMigrations } from "@terrace/service-kit/queue";
import { startPostgres, type TestPostgres } from "@terrace/service-kit/testing";
import { type QueryExecutorProvider, sql } from "kysely";
import { Type } from "typebox";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { describeConsumer } from "../contract/consumer.ts";
import { describeQueue } from "../contract/queue.ts";
import { MOTO, MOTO_MISSING, type Moto, startMoto } from "./moto.ts";

const log = createLogger({ service: "test", version: "0", environment: "test" }, { level: "silent" });

describe.skipIf(!MOTO)(`jobs with tickets of SQS, emulated by moto${MOTO_MISSING}`, () => {
  let moto: Moto;
  let postgres: TestPostgres;
  let database: Database<unknown>;
  let sqs: SQSClient;
  let urls: { readonly live: string; readonly dead: string };
  let queue: Queue<QueryExecutorProvider>;
  const wake = new Set<() => void>();

  beforeAll(async () => {
    [moto, postgres] = await Promise.all([startMoto(), startPostgres()]);
    for (const [name, value] of Object.entries({ ...moto.env, AWS_REGION: "us-east-1" })) vi.stubEnv(name, value);
    sqs = new SQSClient({});
    urls = await createQueues(sqs);
    await migrate({ connection: connectionOf(postgres.config), schema: "jobs", directory: queueMigrations });
    database = openDatabase(postgres.config, log);
    const variables = { QUEUE_DRIVER: "sqs", QUEUE_URL: urls.live, QUEUE_ATTEMPTS: "3", AWS_ENDPOINT_URL: moto.url };
    queue = await openQueue(database.db, readConfig(Type.Object(queueConfig), variables), {
      log,
      wait: 0,
      notify: () => {
        for (const listener of wake) listener();
      },
    });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await database?.close();
    await Promise.all([postgres?.stop(), moto?.stop()]);
  });

  const subject = () => ({
    queue,
    shortestLease: 1,
    transaction: <Result>(work: (within: QueryExecutorProvider) => Promise<Result>) =>
      database.db.transaction().execute(work),
  });

  describeQueue("sqs", subject);

  describeConsumer("sqs", () => ({
    ...subject(),
    onWake: (listener: () => void) => {
      wake.add(listener);
      return () => wake.delete(listener);
    },
    outage: { begin: () => postgres.kill(), end: () => postgres.restart() },
  }));

  it("puts a letter about a dead job where the alarm looks", async () => {
    await queue.enqueue({ queue: "buried", payload: 1, maxFailures: 1 });
    const lease = await queue.claim(["buried"], { worker: "w", seconds: 30 });
    if (lease === undefined) throw new Error("nothing to claim");
    expect(await queue.fail(lease, "it broke for good")).toBe("dead");
    await expect
      .poll(() => lettersOf(sqs, urls.dead))
      .toContain(JSON.stringify({ job: lease.id, reason: "it broke for good" }));
  });

  it("puts no letter about a job whose end was rolled back, and one when the end stands", async () => {
    await queue.enqueue({ queue: "undone", payload: 1, maxFailures: 1 });
    const lease = await claimed(queue, "undone");
    const undone = database.db.transaction().execute(async (within) => {
      await queue.fail(lease, "it never broke", within);
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    await queue.renew(lease, { seconds: 30 });
    await queue.claim(["undone"], { worker: "w", seconds: 30 });
    expect((await lettersOf(sqs, urls.dead)).join()).not.toContain(lease.id);
    await database.db.transaction().execute((within) => queue.fail(lease, "it did", within));
    await queue.claim(["undone"], { worker: "w", seconds: 30 });
    expect(await lettersOf(sqs, urls.dead)).toContain(JSON.stringify({ job: lease.id, reason: "it did" }));
  });

  it("removes the ticket of a job that ended within a transaction once it has ended", async () => {
    await queue.enqueue({ queue: "within", payload: 1 });
    const lease = await claimed(queue, "within");
    const before = await countMessages(sqs, urls.live);
    await database.db.transaction().execute(async (within) => {
      await queue.complete(lease, within);
      expect(await countMessages(sqs, urls.live)).toBe(before);
    });
    await expect
      .poll(async () => {
        await queue.claim(["within"], { worker: "w", seconds: 30 });
        return countMessages(sqs, urls.live);
      })
      .toBeLessThan(before);
  });

  it("sends no ticket for a queue that others consume", async () => {
    await database.db.transaction().execute((within) => queue.enqueue({ queue: "foreign", payload: 1 }, within));
    await queue.claim(["own"], { worker: "w", seconds: 30 });
    const { rows } = await sql<{ ticketed: boolean }>`select ticketed from jobs.jobs where queue = 'foreign'`.execute(
      database.db,
    );
    expect(rows).toEqual([{ ticketed: false }]);
  });

  it("keeps a job of more than a quarter of an hour's delay in the table", async () => {
    const before = await countMessages(sqs, urls.live);
    await queue.enqueue({ queue: "far", payload: 1, delay: 4 * 3_600 });
    expect(await countMessages(sqs, urls.live)).toBe(before);
    await queue.enqueue({ queue: "near", payload: 1, delay: 600 });
    expect(await countMessages(sqs, urls.live)).toBe(before + 1);
  });
});

/** A ticket may first lead to a queue of another test: looks until the job is there. */
async function claimed(queue: Queue<QueryExecutorProvider>, name: string): Promise<Lease> {
  const found: Lease[] = [];
  await expect
    .poll(async () => {
      found.push(...[await queue.claim([name], { worker: "w", seconds: 30 })].filter((lease) => lease !== undefined));
      return found.length;
    })
    .toBe(1);
  const [lease] = found;
  if (lease === undefined) throw new Error("nothing to claim");
  return lease;
}

async function createQueues(sqs: SQSClient): Promise<{ readonly live: string; readonly dead: string }> {
  const { QueueUrl: dead = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "jobs-dead" }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: 3 });
  const { QueueUrl: live = "" } = await sqs.send(
    new CreateQueueCommand({ QueueName: "jobs", Attributes: { RedrivePolicy } }),
  );
  return { live, dead };
}

async function lettersOf(sqs: SQSClient, url: string): Promise<readonly (string | undefined)[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(({ Body }) => Body);
}

/** Visible, held and delayed ones. */
async function countMessages(sqs: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }));
  const names = [
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
  ];
  return names.reduce((sum, name) => sum + Number(Attributes[name as keyof typeof Attributes]), 0);
}
