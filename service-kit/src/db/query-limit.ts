import type { PostgresPoolClient } from "kysely";
import type { PoolClient } from "pg";

/**
 * A pooled connection, in the form Kysely takes, that is cut when a query has not answered in time (DFZ-ERR-08): nothing more can be asked
 * on it, and the pool drops it. One timer serves all its queries: with a timer for each, as `pg` has it, what they answered outlives several
 * collections, which cost a list of 20 a tenth of its processor time.
 */
export function limitQueries(client: PoolClient, milliseconds: number): PostgresPoolClient {
  let pending = 0;
  let timeout: Error | undefined;
  const timer = setTimeout(() => {
    if (pending === 0) return;
    timeout = new Error("Query read timeout");
    void client.end();
  }, milliseconds).unref();

  async function query(text: string, values: readonly unknown[]): Promise<unknown> {
    if (timeout) throw timeout;
    if (pending === 0) timer.refresh();
    pending += 1;
    try {
      return await client.query(text, values as unknown[]);
    } catch (error) {
      throw timeout ?? error;
    } finally {
      pending -= 1;
      if (pending > 0) timer.refresh();
    }
  }

  // Kysely's type also names cursors; only its `stream()` uses them, which this pool does not offer.
  return { query: query as unknown as PostgresPoolClient["query"], release: () => client.release(timeout) };
}
