import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** A job queue with at-least-once delivery, leases and dead letters. (BRQ-QUEUE-01, CON-ALL-15) */
export interface Queue {
  readonly kind: "queue";
  readonly id: string;
  readonly name: string;
  /** How long a taken job stays invisible without a heartbeat before another worker may take it. */
  readonly visibility: Milliseconds;
  readonly attempts: number;
  /** The database that holds the jobs, so that a job is enqueued in the business transaction. */
  readonly store: ResourceId;
  /** How long a message waits at most for somebody to take it. */
  readonly keep: Milliseconds;
  readonly deadLetters: { readonly keep: Milliseconds };
}
