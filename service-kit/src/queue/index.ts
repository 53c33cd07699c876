export { leaseSeconds, type QueueConfig, queueConfig } from "./config.ts";
export { type Consumer, type ConsumerOptions, consume, type Handler, type Run } from "./consumer.ts";
export { type DeadJob, type Lease, LeaseLost, type NewJob } from "./job.ts";
export { queueMigrations } from "./migrations-folder.ts";
export { type OpenQueueOptions, openQueue } from "./open-queue.ts";
export { createPostgresQueue, type PostgresQueueOptions } from "./postgres-queue.ts";
export type { ClaimOptions, Queue } from "./queue.ts";
export { measureQueue } from "./queue-metrics.ts";
