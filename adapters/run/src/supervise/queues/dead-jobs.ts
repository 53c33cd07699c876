import type { DeadJob } from "@terrace/core/report";
import { Client } from "pg";
import type { SqlConnection } from "../../plan/run-plan.ts";

const PATIENCE = 5_000;
const SHOWN = 100;

const DEAD = `
  select id, queue, key, attempt as attempts, reason, created_at as "createdAt"
  from jobs.jobs where state = 'dead' order by id desc limit ${SHOWN}`;

/** A job whose key lives again, as after a second upload, would be done twice: it stays dead. */
const REVIVE = `
  update jobs.jobs dead set state = 'waiting', failures = 0, reason = null, worker = null, ticketed = false, due_at = now()
  where dead.id = $1 and dead.queue = $2 and dead.state = 'dead' and not exists (
    select from jobs.jobs other where other.queue = dead.queue and other.key = dead.key and other.state <> 'dead')`;

/** The latest dead jobs of a database, without what they carry: anybody on this machine may read this. Empty while there is no queue. */
export function deadJobs(connection: SqlConnection): Promise<readonly DeadJob[]> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<DeadJob>(DEAD);
    return rows;
  }).catch((error: unknown) => {
    if (NO_QUEUE.includes((error as { code?: string }).code ?? "")) return [];
    throw error;
  });
}

/** Gives dead jobs all their attempts again; returns the ids of those that wait now. */
export function reviveJobs(
  connection: SqlConnection,
  queue: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  return withClient(connection, async (client) => {
    const revived: string[] = [];
    for (const id of ids) {
      const { rowCount } = await client.query(REVIVE, [id, queue]);
      if (rowCount === 1) revived.push(id);
    }
    return revived;
  });
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html: no such table, no such schema. */
const NO_QUEUE = ["42P01", "3F000"];

async function withClient<T>(connection: SqlConnection, work: (client: Client) => Promise<T>): Promise<T> {
  const times = { connectionTimeoutMillis: PATIENCE, statement_timeout: PATIENCE, query_timeout: 2 * PATIENCE };
  const client = new Client({ ...connection, ...times, application_name: "terrace" });
  // A connection that breaks fails the query that is under way.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
