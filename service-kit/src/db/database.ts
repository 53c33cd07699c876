import { Kysely, PostgresDialect, sql } from "kysely";
import type { DatabaseConfig } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import { openPool } from "./pool.ts";

/** The service's connections to PostgreSQL. */
export interface Database<Tables> {
  readonly db: Kysely<Tables>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a pool with Kysely on top. Nothing is connected until the first query, so a service starts before its database.
 * Works through PgBouncer in transaction mode: statements are unnamed and no session state is set.
 */
export function openDatabase<Tables>(config: DatabaseConfig, log: Logger): Database<Tables> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(config, log) }) });
  return {
    db,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
