import { type QueryExecutorProvider, sql } from "kysely";
import { Gauge, type Metrics } from "../metrics/index.ts";

/** Adds `jobs` (by queue and state) and `jobs_oldest_seconds` (how long the oldest due job has waited) to the figures, so that a stuck queue is seen. Read when they are asked for; silent while the database is away. */
export function measureQueue({ registry }: Metrics, db: QueryExecutorProvider): void {
  new Gauge({
    name: "jobs",
    help: "Jobs by queue and state.",
    labelNames: ["queue", "state"] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { queue, state, count } of await countJobs(db)) this.set({ queue, state }, count);
    },
  });
  new Gauge({
    name: "jobs_oldest_seconds",
    help: "Time that the oldest due job of a queue has waited.",
    labelNames: ["queue"] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { queue, state, waited } of await countJobs(db)) if (state === "waiting") this.set({ queue }, waited);
    },
  });
}

interface JobCount {
  readonly queue: string;
  readonly state: string;
  readonly count: number;
  readonly waited: number;
}

async function countJobs(db: QueryExecutorProvider): Promise<readonly JobCount[]> {
  const counting = sql<JobCount>`
    select queue, state, count(*)::integer as count,
      greatest(0, extract(epoch from now() - min(due_at)))::double precision as waited
    from jobs.jobs group by queue, state`;
  return counting.execute(db).then(
    ({ rows }) => rows,
    () => [],
  );
}
