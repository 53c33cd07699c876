import type { PostgresPool, PostgresPoolClient } from "kysely";
import { Pool, type PoolClient, TypeOverrides, types } from "pg";
import type { DatabaseConfig } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import { connectionOf } from "./connection.ts";

/** Opens the pool of BRQ-DB-09 in the form Kysely takes. `bigint` columns come back as numbers: sizes and counts stay far below 2^53. */
export function openPool(config: DatabaseConfig, log: Logger): PostgresPool {
  const pool = new Pool({
    ...connectionOf(config),
    min: config.DB_POOL_MIN,
    max: config.DB_POOL_MAX,
    idleTimeoutMillis: config.DB_POOL_IDLE_MS,
    connectionTimeoutMillis: config.DB_POOL_CONNECT_MS,
    // Kept here and not by the server: PgBouncer refuses such settings at connect.
    query_timeout: config.DB_QUERY_MS,
    keepAlive: true,
    types: numericBigint(),
  });
  // Without these listeners a connection cut by the server ends the process: the pool hears of idle ones, each client of its own while in use between two queries.
  const warn = (error: Error) => log.warn({ error }, "a database connection was lost");
  pool.on("error", warn);
  pool.on("connect", (client) => client.on("error", warn));
  return { options: pool.options, connect: async () => discardOnTimeout(await pool.connect()), end: () => pool.end() };
}

/** A connection whose query was given up still waits for its answer: nothing more is asked on it, and it is closed instead of going back to the pool. */
function discardOnTimeout(client: PoolClient): PostgresPoolClient {
  let timeout: Error | undefined;
  const query = async (text: string, values: readonly unknown[]) => {
    if (timeout) throw timeout;
    return client.query(text, [...values]).catch((error: Error) => {
      if (error.message === "Query read timeout") timeout = error;
      throw error;
    });
  };
  // Kysely's type also names cursors; only its `stream()` uses them, which this pool does not offer.
  return { query: query as unknown as PostgresPoolClient["query"], release: () => client.release(timeout) };
}

function numericBigint(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
