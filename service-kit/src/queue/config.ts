import { type Static, Type } from "typebox";

/** Variables of the queue. */
export const queueConfig = {
  QUEUE_DRIVER: Type.Enum(["postgres", "sqs"], { default: "postgres" }),
  /** Where SQS keeps the messages of this queue; nothing for `postgres`. */
  QUEUE_URL: Type.Optional(Type.String({ pattern: "^https?://" })),
  /** Where AWS is asked instead of at AWS, for an emulator. */
  AWS_ENDPOINT_URL: Type.Optional(Type.String({ pattern: "^https?://" })),
  /** Longest time that a job may be invisible without a sign of life, in seconds. A driver with heartbeats uses less. */
  QUEUE_VISIBILITY_SECONDS: Type.Number({ minimum: 1, default: 600 }),
  /** Attempts until a job is dead. */
  QUEUE_ATTEMPTS: Type.Integer({ minimum: 1, default: 5 }),
};

const QueueConfig = Type.Object(queueConfig);
export type QueueConfig = Static<typeof QueueConfig>;

/** Seconds of a lease that is renewed by heartbeat: short, so that a killed worker's job moves on soon, and never above the visibility asked for. */
export function leaseSeconds(config: { readonly QUEUE_VISIBILITY_SECONDS: number }): number {
  return Math.min(config.QUEUE_VISIBILITY_SECONDS, 10);
}
