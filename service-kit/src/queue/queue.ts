import type { DeadJob, Lease, NewJob } from "./job.ts";

/**
 * A durable queue of jobs with leases (BRQ-QUEUE-01 in TypeScript, CON-BRQ-17). `Scope` is a driver's transaction: what is done
 * within it happens if and only if the caller's own changes happen. With SQS the table of jobs is the outbox.
 */
export interface Queue<Scope> {
  /** Adds a job. Call `wake` after the transaction, so that a consumer does not wait for its next look. */
  enqueue(job: NewJob, within?: Scope): Promise<void>;
  /** Tells idle consumers that there is work. Never fails; without it they find the work a little later. */
  wake(queue: string): void;
  /** Takes the most urgent due job of some queues, running ones whose lease ran out included. */
  claim(queues: readonly string[], options: ClaimOptions): Promise<Lease | undefined>;
  /** Extends a lease and reports progress (0 to 1). @throws LeaseLost */
  renew(lease: Lease, options: { readonly seconds: number; readonly progress?: number }): Promise<void>;
  /** Holds the job for the rest of the transaction: nobody can claim or cancel it before the end. @throws LeaseLost */
  hold(lease: Lease, within: Scope): Promise<void>;
  /** Ends a job that is done. @throws LeaseLost */
  complete(lease: Lease, within?: Scope): Promise<void>;
  /** Ends an attempt badly: the job waits longer each time, or is dead after `maxFailures`. @throws LeaseLost */
  fail(lease: Lease, reason: string, within?: Scope): Promise<"waiting" | "dead">;
  /** Gives a job back unharmed, due at once: for a worker that must leave. @throws LeaseLost */
  release(lease: Lease): Promise<void>;
  /** Removes the living job of a key; a worker that runs it loses its lease. */
  cancel(queue: string, key: string, within?: Scope): Promise<void>;
  /** The dead jobs of a queue, newest first. */
  dead(queue: string): Promise<DeadJob[]>;
}

/** Who claims and for how long. */
export interface ClaimOptions {
  readonly worker: string;
  /** Seconds until somebody else may take the job unless it is renewed. */
  readonly seconds: number;
}
