import { type QueryExecutorProvider, type RawBuilder, sql } from "kysely";
import { v7 as uuid } from "uuid";
import { currentTrail, traced } from "../trace/index.ts";
import { type DeadJob, type Lease, LeaseLost, type NewJob } from "./job.ts";
import { jobSpan } from "./job-span.ts";
import type { ClaimOptions, Queue } from "./queue.ts";

/** How the queue is set up. */
export interface PostgresQueueOptions {
  /** Bad ends until a job is dead, unless the job says otherwise (QUEUE_ATTEMPTS). */
  readonly maxFailures: number;
  /** Tells idle consumers about work; PgBouncer in transaction mode has no LISTEN. */
  readonly notify?: (queue: string) => void;
}

/** Longest wait before a retry, in seconds; the first is 1 s and each doubles. */
const longestBackoff = 60;

/** A queue in the schema `jobs` of the service's own database: enqueueing joins the caller's transaction. */
export function createPostgresQueue(
  db: QueryExecutorProvider,
  options: PostgresQueueOptions,
): Queue<QueryExecutorProvider> {
  async function change(lease: Lease, statement: RawBuilder<{ state: string }>, within: QueryExecutorProvider) {
    const { rows } = await statement.execute(within);
    if (rows[0] === undefined) throw new LeaseLost(lease);
    return rows[0];
  }

  return {
    async enqueue(
      { queue, payload, key, priority = 0, delay = 0, maxFailures = options.maxFailures }: NewJob,
      within = db,
    ) {
      const insert = async () => {
        await sql`
          insert into jobs.jobs (id, queue, key, payload, priority, max_failures, due_at, traceparent)
          values (${uuid()}, ${queue}, ${key ?? null}, ${JSON.stringify(payload)}, ${priority}, ${maxFailures}, now() + make_interval(secs => ${delay}), ${currentTrail()?.traceparent ?? null})
          on conflict (queue, key) where state <> 'dead' do nothing`.execute(within);
      };
      await traced(jobSpan("producer", `send ${queue}`, queue), insert);
    },
    wake: (queue) => options.notify?.(queue),
    claim: (queues, claim) => claimJob(db, queues, claim),
    async renew(lease, { seconds, progress = null }: { seconds: number; progress?: number | null }) {
      const renewal = sql<{ state: string }>`
        update jobs.jobs set due_at = now() + make_interval(secs => ${seconds}), progress = coalesce(${progress}, progress)
        where ${isHeldBy(lease)} returning state`;
      await change(lease, renewal, db);
    },
    async hold(lease, within) {
      await change(
        lease,
        sql<{ state: string }>`select state from jobs.jobs where ${isHeldBy(lease)} for update`,
        within,
      );
    },
    async complete(lease, within = db) {
      await change(
        lease,
        sql<{ state: string }>`delete from jobs.jobs where ${isHeldBy(lease)} returning state`,
        within,
      );
    },
    async fail(lease, reason, within = db) {
      const pause = Math.min(longestBackoff, 2 ** lease.failures) * (0.75 + Math.random() / 2);
      const failure = sql<{ state: string }>`
        update jobs.jobs
        set failures = failures + 1, reason = ${reason.slice(0, 2_000)}, worker = null, ticketed = false, due_at = now() + make_interval(secs => ${pause}),
            state = case when failures + 1 >= max_failures then 'dead' else 'waiting' end
        where ${isHeldBy(lease)} returning state`;
      const { state } = await change(lease, failure, within);
      return state === "dead" ? "dead" : "waiting";
    },
    async release(lease) {
      const release = sql<{ state: string }>`
        update jobs.jobs set state = 'waiting', worker = null, ticketed = false, due_at = now() where ${isHeldBy(lease)} returning state`;
      await change(lease, release, db);
      options.notify?.(lease.queue);
    },
    async cancel(queue, key, within = db) {
      await sql`delete from jobs.jobs where queue = ${queue} and key = ${key} and state <> 'dead'`.execute(within);
    },
    async dead(queue) {
      const { rows } = await sql<DeadJob>`
        select id, queue, key, payload, reason from jobs.jobs where queue = ${queue} and state = 'dead' order by id desc`.execute(
        db,
      );
      return rows;
    },
  };
}

/** Takes the most urgent job that has been due for `overdue` seconds, 0 when absent. */
export async function claimJob(
  db: QueryExecutorProvider,
  queues: readonly string[],
  { worker, seconds, overdue = 0 }: ClaimOptions & { readonly overdue?: number },
): Promise<Lease | undefined> {
  const { rows } = await sql<Lease>`
    update jobs.jobs as job
    set state = 'running', worker = ${worker}, attempt = attempt + 1, progress = 0,
        due_at = now() + make_interval(secs => ${seconds}),
        failures = failures + case when job.state = 'running' then 1 else 0 end,
        reason = case when job.state = 'running' then 'The worker stopped without a word' else job.reason end
    from (
      select id from jobs.jobs
      where queue = any(${queues}) and state <> 'dead' and due_at <= now() - make_interval(secs => ${overdue})
      order by priority desc, due_at
      limit 1 for update skip locked
    ) as next
    where job.id = next.id
    returning job.id, queue, key, payload, attempt, failures, max_failures as "maxFailures", reason, traceparent`.execute(
    db,
  );
  return rows[0];
}

function isHeldBy({ id, attempt }: Lease): RawBuilder<unknown> {
  return sql`id = ${id} and attempt = ${attempt} and state = 'running'`;
}
