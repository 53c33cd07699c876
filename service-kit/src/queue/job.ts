/** A piece of work to be done once, later. */
export interface NewJob {
  /** Queue it goes to; a consumer names the queues that it serves. */
  readonly queue: string;
  /** Anything that survives JSON. */
  readonly payload: unknown;
  /** At most one living job per queue and key: enqueueing a second one does nothing. */
  readonly key?: string;
  /** Higher goes first; 0 when absent. */
  readonly priority?: number;
  /** Seconds until it may start. */
  readonly delay?: number;
  /** Bad ends until it is dead; the queue's default when absent. */
  readonly maxFailures?: number;
}

/** The right to work on a job for a while. `attempt` is the fencing token: once another worker claims the job, this lease is worth nothing. */
export interface Lease {
  readonly id: string;
  readonly queue: string;
  readonly key: string | null;
  readonly payload: unknown;
  readonly attempt: number;
  readonly failures: number;
  readonly maxFailures: number;
  /** Why the attempt before this one ended badly. */
  readonly reason: string | null;
  /** The trace that it was asked for in, as W3C Trace Context writes it. */
  readonly traceparent: string | null;
}

/** A job that has failed as often as it may. */
export interface DeadJob extends Pick<Lease, "id" | "queue" | "key" | "payload"> {
  readonly reason: string;
}

/** The job was claimed by another worker, cancelled or completed: stop, and publish nothing. */
export class LeaseLost extends Error {
  constructor(lease: Pick<Lease, "id" | "attempt">) {
    super(`Attempt ${lease.attempt} no longer holds job ${lease.id}`);
    this.name = "LeaseLost";
  }
}
