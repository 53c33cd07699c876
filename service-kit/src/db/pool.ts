import type { PostgresPool } from "kysely";
import { Pool, type PoolClient } from "pg";
import type { DatabaseConfig } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import { type SpanFacts, traced } from "../trace/index.ts";
import { columnParsers } from "./column-parsers.ts";
import { connectionOf } from "./connection.ts";
import { type LimitedClient, limitQueries } from "./query-limit.ts";

/** Where no connection is idle: a new one is made, or another request gives one back. */
const WAIT: SpanFacts = {
  name: "wait for a connection",
  kind: "internal",
  attributes: { "db.system.name": "postgresql" },
};

/** A pool as Kysely takes it, whose connections may be asked without Kysely. */
interface LimitedPool extends PostgresPool {
  connect(): Promise<LimitedClient>;
}

/** Opens the pool of BRQ-DB-09. */
export function openPool(config: DatabaseConfig, log: Logger): LimitedPool {
  const pool = new Pool({
    ...connectionOf(config),
    min: config.DB_POOL_MIN,
    max: config.DB_POOL_MAX,
    idleTimeoutMillis: config.DB_POOL_IDLE_MS,
    connectionTimeoutMillis: config.DB_POOL_CONNECT_MS,
    keepAlive: true,
    types: columnParsers(),
  });
  // Without these listeners a connection cut by the server ends the process: the pool hears of idle ones, each client of its own while in use between two queries.
  const warn = (error: Error) => log.warn({ error }, "a database connection was lost");
  pool.on("error", warn);
  pool.on("connect", (client) => client.on("error", warn));
  // Kept here and not by the server: PgBouncer refuses such settings at connect.
  const limited = new WeakMap<PoolClient, LimitedClient>();
  async function connect(): Promise<LimitedClient> {
    const client = await (pool.idleCount > 0 ? pool.connect() : traced(WAIT, () => pool.connect()));
    const known = limited.get(client) ?? limitQueries(client, config.DB_QUERY_MS);
    limited.set(client, known);
    return known;
  }
  return { options: pool.options, connect, end: () => pool.end() };
}
