import type { ClientConfig } from "pg";
import type { DatabaseConfig } from "../config/index.ts";

/** The variables that say where the database is and who asks. */
export type ConnectionConfig = Pick<
  DatabaseConfig,
  "DB_HOST" | "DB_PORT" | "DB_NAME" | "DB_USER" | "DB_PASSWORD" | "DB_SSL" | "DB_SSL_CA"
>;

/** The same in the form that `pg` takes; TLS always verifies (CON-BRQ-23). */
export function connectionOf(config: ConnectionConfig): ClientConfig {
  const authority = config.DB_SSL_CA ? { ca: config.DB_SSL_CA } : {};
  return {
    host: config.DB_HOST,
    port: config.DB_PORT,
    database: config.DB_NAME,
    user: config.DB_USER,
    password: config.DB_PASSWORD,
    ssl: config.DB_SSL === "verify" ? { rejectUnauthorized: true, ...authority } : false,
  };
}
