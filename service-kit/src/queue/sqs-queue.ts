import type { SQSClient } from "@aws-sdk/client-sqs";
import { type QueryExecutorProvider, sql } from "kysely";
import type { Logger } from "../log/index.ts";
import type { Lease } from "./job.ts";
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

  /** Sends a ticket for each job that is due soon and has none. */
  async function relay(): Promise<void> {
    for (const { id, delay } of await takeUnticketed(db)) {
      try {
        await tickets.send(id, delay);
      } catch (error) {
        await sql`update jobs.jobs set ticketed = false where id = ${id}`.execute(db);
        throw error;
      }
    }
  }

  const relayLater = () => relay().catch((error) => log.warn({ error }, "no ticket was sent; the next look sends it"));

  /** The table has decided already: what SQS does not hear now shows in time. */
  async function settle(lease: Lease, action: (ticket: Ticket) => Promise<void>): Promise<void> {
    const ticket = held.get(nameOf(lease));
    if (ticket !== undefined)
      await action(ticket).catch((error) => log.warn({ error, jobId: lease.id }, "SQS did not hear about a job"));
  }

  async function drop(lease: Lease): Promise<void> {
    await settle(lease, (ticket) => tickets.remove(ticket));
    held.delete(nameOf(lease));
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
      if (within === undefined) await relayLater();
    },
    wake: (queue) => void relayLater().then(() => jobs.wake(queue)),
    async claim(queues, options) {
      await relay();
      const ticket = await tickets.receive({ seconds: options.seconds, wait });
      return ticket === undefined
        ? claimJob(db, queues, { ...options, overdue: OVERDUE })
        : claimWith(ticket, queues, options);
    },
    async renew(lease, options) {
      // First, because the row may be held by a transaction of the same job.
      await settle(lease, (ticket) => tickets.keep(ticket, options.seconds));
      await jobs.renew(lease, options).catch((error) => {
        held.delete(nameOf(lease));
        throw error;
      });
    },
    hold: (lease, within) => jobs.hold(lease, within),
    async complete(lease, within) {
      await jobs.complete(lease, within);
      await drop(lease);
    },
    async fail(lease, reason, within) {
      const state = await jobs.fail(lease, reason, within);
      if (state === "dead") await settle(lease, () => tickets.bury(lease.id, reason));
      await drop(lease);
      return state;
    },
    async release(lease) {
      await jobs.release(lease);
      await drop(lease);
      await relayLater();
    },
    cancel: (queue, key, within) => jobs.cancel(queue, key, within),
    dead: (queue) => jobs.dead(queue),
  };
}

function nameOf({ id, attempt }: Lease): string {
  return `${id}.${attempt}`;
}

/** Marks what is to get a ticket now. SQS delays no message for longer than a quarter of an hour: what is due later waits here. */
async function takeUnticketed(db: QueryExecutorProvider) {
  const { rows } = await sql<{ id: string; delay: number }>`
    update jobs.jobs set ticketed = true
    where id in (
      select id from jobs.jobs
      where not ticketed and state = 'waiting' and due_at <= now() + make_interval(secs => ${LONGEST_DELAY})
      limit 100 for update skip locked
    )
    returning id, greatest(0, extract(epoch from due_at - now()))::double precision as delay`.execute(db);
  return rows;
}

/** Whether a ticket may still lead to a job: its own lives, or another waits that is due. */
async function isWanted(db: QueryExecutorProvider, job: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from jobs.jobs
    where state <> 'dead' and (id::text = ${job} or (state = 'waiting' and due_at <= now()))
    limit 1`.execute(db);
  return rows.length > 0;
}
