import type { PostgresPoolClient } from "kysely";
import type { CustomTypesConfig, PoolClient, QueryResult } from "pg";
import { beginQuery } from "./query-span.ts";

/** A connection as Kysely takes it, and to be asked without Kysely. */
export interface LimitedClient extends PostgresPoolClient {
  /** `types` says how columns become values, where not as everywhere in the pool. */
  ask(text: string, values: unknown[], types: CustomTypesConfig): Promise<QueryResult>;
}

/**
 * A pooled connection, in the form Kysely takes, that is cut when a query has not answered in time (DFZ-ERR-08): nothing more can be asked
 * on it, and the pool drops it. Queries share one timer and report by callback: with a timer or a promise of `pg`'s own for each, the rows
 * outlive several collections, which made a list of 20 cost a quarter more processor time.
 */
export function limitQueries(client: PoolClient, milliseconds: number): LimitedClient {
  let pending = 0;
  let timeout: Error | undefined;
  const timer = setTimeout(() => {
    if (pending === 0) return;
    timeout = new Error("Query read timeout");
    void client.end();
  }, milliseconds).unref();

  function query(text: string, values: unknown[], types?: CustomTypesConfig): Promise<QueryResult> {
    if (timeout) return Promise.reject(timeout);
    if (pending === 0) timer.refresh();
    pending += 1;
    const span = beginQuery(text);
    return new Promise((resolve, reject) => {
      client.query({ text, values, types }, (error: Error | null, result) => {
        pending -= 1;
        if (pending > 0) timer.refresh();
        if (error) span?.fail(timeout ?? error);
        span?.end();
        if (error) reject(timeout ?? error);
        else resolve(result);
      });
    });
  }

  // Kysely's type also names cursors; only its `stream()` uses them, which this pool does not offer.
  return {
    query: query as unknown as PostgresPoolClient["query"],
    ask: query,
    release: () => client.release(timeout),
  };
}
