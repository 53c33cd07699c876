import type { QueryExecutorProvider } from "kysely";
import type { Logger } from "../log/index.ts";
import type { QueueConfig } from "./config.ts";
import { createPostgresQueue, type PostgresQueueOptions } from "./postgres-queue.ts";
import type { Queue } from "./queue.ts";

/** What a process adds to the environment's words. */
export interface OpenQueueOptions extends Pick<PostgresQueueOptions, "notify"> {
  readonly log: Logger;
  /** Seconds that a look at SQS waits for work, 1 when absent; PostgreSQL answers at once. */
  readonly wait?: number;
}

/** The queue that the environment names. The client of SQS is loaded only where it is asked for. */
export async function openQueue(
  db: QueryExecutorProvider,
  config: QueueConfig,
  { log, notify, wait = 1 }: OpenQueueOptions,
): Promise<Queue<QueryExecutorProvider>> {
  const jobs = createPostgresQueue(db, {
    maxFailures: config.QUEUE_ATTEMPTS,
    ...(notify === undefined ? {} : { notify }),
  });
  if (config.QUEUE_DRIVER === "postgres") return jobs;
  if (config.QUEUE_URL === undefined) throw new Error("QUEUE_DRIVER=sqs needs QUEUE_URL");
  const [{ SQSClient }, { createSqsQueue }] = await Promise.all([
    import("@aws-sdk/client-sqs"),
    import("./sqs-queue.ts"),
  ]);
  const endpoint = config.AWS_ENDPOINT_URL;
  const client = new SQSClient(endpoint === undefined ? {} : { endpoint });
  return createSqsQueue(jobs, { db, client, url: config.QUEUE_URL, wait, log });
}
