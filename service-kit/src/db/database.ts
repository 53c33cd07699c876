import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool, TypeOverrides, types } from "pg";
import type { DatabaseConfig } from "../config/index.ts";
import type { Logger } from "../log/index.ts";

/** The service's connections to PostgreSQL. */
export interface Database<Tables> {
  readonly db: Kysely<Tables>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A query that has not answered by then is given up (DFZ-ERR-08), in milliseconds. Sent from here and not as a setting: PgBouncer refuses those at connect. */
const queryMilliseconds = 10_000;

/**
 * Opens a pool (BRQ-DB-09) with Kysely on top. Nothing is connected until the first query, so a service starts before its database.
 * Works through PgBouncer in transaction mode: statements are unnamed and no session state is set. `bigint` columns come back as numbers.
 */
export function openDatabase<Tables>(config: DatabaseConfig, log: Logger): Database<Tables> {
  const pool = new Pool({
    ...connectionOf(config),
    min: config.DB_POOL_MIN,
    max: config.DB_POOL_MAX,
    idleTimeoutMillis: config.DB_POOL_IDLE_MS,
    connectionTimeoutMillis: config.DB_POOL_CONNECT_MS,
    query_timeout: queryMilliseconds,
    keepAlive: true,
    types: numericBigint(),
  });
  // Without these listeners a connection cut by the server ends the process: the pool hears of idle ones, each client of its own while in use between two queries.
  const warn = (error: Error) => log.warn({ error }, "a database connection was lost");
  pool.on("error", warn);
  pool.on("connect", (client) => client.on("error", warn));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

/** The part of the pool's options that says where and as whom; also what a single `pg` client takes. */
export function connectionOf(
  config: Pick<DatabaseConfig, "DB_HOST" | "DB_PORT" | "DB_NAME" | "DB_USER" | "DB_PASSWORD" | "DB_SSL" | "DB_SSL_CA">,
) {
  return {
    host: config.DB_HOST,
    port: config.DB_PORT,
    database: config.DB_NAME,
    user: config.DB_USER,
    password: config.DB_PASSWORD,
    ssl:
      config.DB_SSL === "verify"
        ? { rejectUnauthorized: true, ...(config.DB_SSL_CA ? { ca: config.DB_SSL_CA } : {}) }
        : false,
  };
}

/** Sizes and counts stay far below 2^53. */
function numericBigint(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
