import type { SQSClient } from "@aws-sdk/client-sqs";
import { type QueryExecutorProvider, sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { Logger } from "../log/index.ts";
import { type Lease, LeaseLost } from "./job.ts";
import { claimJob } from "./postgres-queue.ts";
import type { ClaimOptions, Queue } from "./queue.ts";
import { createTickets, LONGEST_DELAY, type Ticket } from "./tickets.ts";

/** How the queue is set up. */
export interface SqsQueueOptions {
  readonly db: QueryExecutorProvider;
  readonly client: SQSClient;
  readonly url: string;
  readonly log: Logger;
  /** Seconds that SQS is asked to wait for a ticket. */
  readonly wait: number;
}

/** Seconds that a ticket stays away which this consumer has no job for. */
const PUT_BACK = 5;

/** Seconds after which a due job that no visible ticket leads to is taken without one: SQS lost it, or set it aside as received too often. */
const OVERDUE = 30;

/**
 * A queue of which PostgreSQL keeps the jobs and SQS the tickets: one message for each job that is due. The table is the outbox, so a
 * job is added in the caller's transaction and gets its ticket afterwards; a ticket is the right to take the most urgent job, and as
 * long as that job is held the ticket is kept invisible. A lost ticket costs time, a ticket too many nothing.
 */
export function createSqsQueue(
  jobs: Queue<QueryExecutorProvider>,
  { db, client, url, log, wait }: SqsQueueOptions,
): Queue<QueryExecutorProvider> {
  const tickets = createTickets(client, url);
  const held = new Map<string, Ticket>();
  /** Leases whose end was asked for but may be rolled back: their tickets wait for what the table says. */
  const ending = new Map<string, Lease>();

  /** Sends what the table has for SQS: a ticket for each job that is due soon and has none, a letter about each dead one. */
  async function relay(queues: readonly string[]): Promise<void> {
    for (const { id, delay } of await takeUnticketed(db, queues)) {
      try {
        await tickets.send(id, delay);
      } catch (error) {
        await sql`update jobs.jobs set ticketed = false where id = ${id}`.execute(db);
        throw error;
      }
    }
    // Marked after it was sent: rather two letters than none.
    for (const { id, reason } of await findUnreported(db, queues)) {
      await tickets.sendDeadLetter(id, reason);
      await sql`update jobs.jobs set ticketed = true where id = ${id} and state = 'dead'`.execute(db);
    }
  }

  const relayLater = (queue: string) =>
    relay([queue]).catch((error) => log.warn({ error }, "SQS did not hear about the jobs; the next look tells it"));

  /** The table has decided already: what SQS does not hear now shows in time. */
  async function settle(lease: Lease, action: (ticket: Ticket) => Promise<void>): Promise<void> {
    const ticket = held.get(nameOf(lease));
    if (ticket !== undefined)
      await action(ticket).catch((error) => log.warn({ error, jobId: lease.id }, "SQS did not hear about a job"));
  }

  function forget(lease: Lease): void {
    held.delete(nameOf(lease));
    ending.delete(nameOf(lease));
  }

  async function drop(lease: Lease): Promise<void> {
    await settle(lease, (ticket) => tickets.remove(ticket));
    forget(lease);
  }

  /** Ends a lease. Within a transaction, and after an error, the table says later whether it has ended. */
  async function end<Result>(
    lease: Lease,
    action: Promise<Result>,
    within: QueryExecutorProvider | undefined,
  ): Promise<Result> {
    ending.set(nameOf(lease), lease);
    const result = await action;
    if (within === undefined) await drop(lease);
    return result;
  }

  async function settleEnding(): Promise<void> {
    for (const lease of [...ending.values()]) {
      const state = await stateOf(db, lease);
      if (state === "ended") await drop(lease);
      else if (state === "lost") forget(lease);
    }
  }

  async function claimWith(
    ticket: Ticket,
    queues: readonly string[],
    options: ClaimOptions,
  ): Promise<Lease | undefined> {
    const lease = await claimJob(db, queues, options);
    if (lease !== undefined) {
      held.set(nameOf(lease), ticket);
      return lease;
    }
    // Sent anew, not made visible: a ticket that nobody here can use is no failed attempt.
    if (await isWanted(db, ticket.job)) await tickets.send(ticket.job, PUT_BACK);
    await tickets.remove(ticket);
    return undefined;
  }

  return {
    async enqueue(job, within) {
      await jobs.enqueue(job, within);
      if (within === undefined) await relayLater(job.queue);
    },
    wake: (queue) => void relayLater(queue).then(() => jobs.wake(queue)),
    async claim(queues, options) {
      await settleEnding();
      await relay(queues);
      const ticket = await tickets.receive({ seconds: options.seconds, wait });
      return ticket === undefined
        ? claimJob(db, queues, { ...options, overdue: OVERDUE })
        : claimWith(ticket, queues, options);
    },
    async renew(lease, options) {
      // First, because the row may be held by a transaction of the same job.
      await settle(lease, (ticket) => tickets.keep(ticket, options.seconds));
      await jobs.renew(lease, options).catch((error) => {
        if (error instanceof LeaseLost) forget(lease);
        throw error;
      });
    },
    hold: (lease, within) => jobs.hold(lease, within),
    complete: (lease, within) => end(lease, jobs.complete(lease, within), within),
    async fail(lease, reason, within) {
      const state = await end(lease, jobs.fail(lease, reason, within), within);
      if (within === undefined) await relayLater(lease.queue);
      return state;
    },
    async release(lease) {
      await end(lease, jobs.release(lease), undefined);
      await relayLater(lease.queue);
    },
    cancel: (queue, key, within) => jobs.cancel(queue, key, within),
    dead: (queue) => jobs.dead(queue),
  };
}

function nameOf({ id, attempt }: Lease): string {
  return `${id}.${attempt}`;
}

/** Marks what is to get a ticket now. SQS delays no message for longer than a quarter of an hour: what is due later waits here. */
async function takeUnticketed(db: QueryExecutorProvider, queues: readonly string[]) {
  const { rows } = await sql<{ id: string; delay: number }>`
    update jobs.jobs set ticketed = true
    where id in (
      select id from jobs.jobs
      where queue = any(${queues}) and not ticketed and state = 'waiting'
        and due_at <= now() + make_interval(secs => ${LONGEST_DELAY})
      limit 100 for update skip locked
    )
    returning id, greatest(0, extract(epoch from due_at - now()))::double precision as delay`.execute(db);
  return rows;
}

/** Dead jobs that no letter was sent about. */
async function findUnreported(db: QueryExecutorProvider, queues: readonly string[]) {
  const { rows } = await sql<{ id: string; reason: string }>`
    select id, coalesce(reason, '') as reason from jobs.jobs
    where queue = any(${queues}) and state = 'dead' and not ticketed
    limit 100`.execute(db);
  return rows;
}

/** What became of a lease: another attempt has the job where it is lost. */
async function stateOf(db: QueryExecutorProvider, { id, attempt }: Lease): Promise<"held" | "ended" | "lost"> {
  const { rows } = await sql<{ state: string; attempt: number }>`
    select state, attempt from jobs.jobs where id = ${id}`.execute(db);
  const [job] = rows;
  if (job === undefined) return "ended";
  if (job.attempt !== attempt) return "lost";
  return job.state === "running" ? "held" : "ended";
}

/** Whether a ticket may still lead to a job: its own lives, or another waits that is due. */
async function isWanted(db: QueryExecutorProvider, job: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (select from jobs.jobs where id = ${isUuid(job) ? job : null}::uuid and state <> 'dead')
      or exists (select from jobs.jobs where state = 'waiting' and due_at <= now())`.execute(db);
  return rows.length > 0;
}
