import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../log/index.ts";
import { finish, takeUpTrail } from "../trace/index.ts";
import { type Lease, LeaseLost } from "./job.ts";
import { jobSpan } from "./job-span.ts";
import type { Queue } from "./queue.ts";

/** What a handler is given besides its lease. */
export interface Run {
  /** Aborted when the lease is lost or the worker must leave: stop at once, publish nothing. */
  readonly signal: AbortSignal;
  /** Reports how far the job is, 0 to 1; goes out with the next heartbeat. */
  progress(share: number): void;
}

/** Does the work of one queue. */
export interface Handler<Scope> {
  /** Works, and ends the job with `queue.complete(lease, transaction)` together with its own last change. An error is a bad end. */
  work(lease: Lease, run: Run): Promise<void>;
  /** Called in place of `work` when every attempt ended badly (a crash included): sets things right; the job is dead in the same transaction. */
  giveUp(lease: Lease, reason: string, bury: (within: Scope) => Promise<unknown>): Promise<void>;
  /** Told about progress that was accepted, that is by the holder of the lease. */
  reported?(lease: Lease, share: number): Promise<void>;
}

/** How a consumer works. */
export interface ConsumerOptions<Scope> {
  readonly handlers: Readonly<Record<string, Handler<Scope>>>;
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** Name of this worker in the queue's table. */
  readonly worker: string;
  /** Seconds of a lease; renewed every third of it. After a kill -9 another worker takes over this much later. */
  readonly leaseSeconds: number;
  /** Milliseconds between two looks at an idle queue, when nothing wakes the consumer. */
  readonly pollMilliseconds?: number;
  /** Calls back when there may be work; returns how to stop that. */
  readonly onWake?: (listener: () => void) => () => void;
  readonly log: Logger;
}

/** A running consumer. */
export interface Consumer {
  /** Takes no new job and returns the ones in hand to the queue at once. */
  drain(): void;
  /** Drains and waits until nothing runs. */
  close(): Promise<void>;
}

/** Starts to work on queues until closed. An outage of the database is waited out. */
export function consume<Scope>(queue: Queue<Scope>, options: ConsumerOptions<Scope>): Consumer {
  const leaving = new AbortController();
  const idle = new Set<() => void>();
  const unsubscribe = options.onWake?.(() => wakeAll(idle));
  const lanes = Array.from({ length: options.concurrency }, () =>
    serveLane(queue, options, { leaving: leaving.signal, idle }),
  );
  const drain = () => {
    leaving.abort();
    wakeAll(idle);
    unsubscribe?.();
  };
  return {
    drain,
    async close() {
      drain();
      await Promise.all(lanes);
    },
  };
}

interface Lane {
  readonly leaving: AbortSignal;
  readonly idle: Set<() => void>;
}

async function serveLane<Scope>(queue: Queue<Scope>, options: ConsumerOptions<Scope>, lane: Lane): Promise<void> {
  const queues = Object.keys(options.handlers);
  while (!lane.leaving.aborted) {
    const lease = await attempt(
      () => queue.claim(queues, { worker: options.worker, seconds: options.leaseSeconds }),
      options.log,
    );
    if (lease === undefined) await rest(options.pollMilliseconds ?? 500, lane);
    else await runJob(queue, options, { lease, leaving: lane.leaving });
  }
}

async function runJob<Scope>(
  queue: Queue<Scope>,
  options: ConsumerOptions<Scope>,
  { lease, leaving }: { readonly lease: Lease; readonly leaving: AbortSignal },
): Promise<void> {
  const handler = options.handlers[lease.queue];
  if (handler === undefined) return;
  const log = options.log.child({ jobId: lease.id, queue: lease.queue, attempt: lease.attempt });
  const bury = (reason: string) => (within: Scope) => queue.fail(lease, reason, within);
  const lost = new AbortController();
  const heart = beat(queue, { lease, handler, seconds: options.leaseSeconds, lost, log });
  try {
    if (lease.failures >= lease.maxFailures)
      return await handler.giveUp(lease, lease.reason ?? "", bury(lease.reason ?? ""));
    const run: Run = { signal: AbortSignal.any([lost.signal, leaving]), progress: heart.progress };
    await inTrace(lease, () => handler.work(lease, run));
  } catch (error) {
    if (lost.signal.aborted || error instanceof LeaseLost)
      return log.warn("the lease was lost; another worker has the job");
    if (leaving.aborted) return void (await attempt(() => queue.release(lease), log));
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ error }, "the attempt failed");
    const isLast = lease.failures + 1 >= lease.maxFailures;
    await attempt<unknown>(
      () => (isLast ? handler.giveUp(lease, reason, bury(reason)) : queue.fail(lease, reason)),
      log,
    );
  } finally {
    await heart.stop();
  }
}

/** The work belongs to the trace of whoever asked for it, each attempt as a span of its own; without one it begins its own. */
function inTrace(lease: Lease, work: () => Promise<void>): Promise<void> {
  const trail = takeUpTrail(lease.traceparent, () => jobSpan("consumer", `process ${lease.queue}`, lease.queue));
  trail?.span?.set({ "messaging.message.id": lease.id, "job.attempt": lease.attempt });
  return trail === null ? work() : finish(trail, work);
}

/** Renews the lease until stopped; gives it up when it was lost or could not be renewed before it ran out. */
function beat<Scope>(
  queue: Queue<Scope>,
  {
    lease,
    handler,
    seconds,
    lost,
    log,
  }: { lease: Lease; handler: Handler<Scope>; seconds: number; lost: AbortController; log: Logger },
): { progress(share: number): void; stop(): Promise<void> } {
  const stopped = new AbortController();
  const interval = Math.min(1_000, (seconds * 1_000) / 3);
  let share: number | undefined;
  async function run(): Promise<void> {
    let renewedAt = performance.now();
    while (!stopped.signal.aborted && !lost.signal.aborted) {
      await sleep(interval, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      const asked = performance.now();
      const reported = share;
      share = undefined;
      try {
        await queue.renew(lease, { seconds, ...(reported === undefined ? {} : { progress: reported }) });
        renewedAt = asked;
        if (reported !== undefined) await handler.reported?.(lease, reported);
      } catch (error) {
        const runOut = performance.now() - renewedAt > (seconds - 1) * 1_000;
        if (error instanceof LeaseLost || runOut) lost.abort(new LeaseLost(lease));
        else log.warn({ error }, "the lease could not be renewed; trying again");
      }
    }
  }
  const running = run();
  return {
    progress: (value) => {
      share = value;
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

async function attempt<Result>(action: () => Promise<Result>, log: Logger): Promise<Result | undefined> {
  try {
    return await action();
  } catch (error) {
    log.warn({ error }, "the queue is not reachable");
    return undefined;
  }
}

function rest(milliseconds: number, { leaving, idle }: Lane): Promise<void> {
  if (leaving.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      idle.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    idle.add(wake);
  });
}

function wakeAll(idle: Set<() => void>): void {
  for (const wake of idle) wake();
}
