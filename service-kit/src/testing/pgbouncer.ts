import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseConfig } from "../config/index.ts";
import { askPostgres } from "./ask-postgres.ts";
import { makeHome, startEngine, type TestEngine } from "./engine.ts";
import { freePort } from "./free-port.ts";

/** A throw-away PgBouncer in transaction mode. */
export interface TestPgbouncer extends TestEngine {
  /** DB_* variables of the database behind it, with its own port. */
  readonly config: DatabaseConfig;
}

/** Starts a PgBouncer in transaction mode before a database, as services meet it in every environment. */
export async function startPgbouncer(database: DatabaseConfig): Promise<TestPgbouncer> {
  const [home, port] = await Promise.all([makeHome("pgbouncer"), freePort()]);
  const config = { ...database, DB_PORT: port };
  const users = join(home.folder, "users.txt");
  const file = join(home.folder, "pgbouncer.ini");
  const settings = [
    "[databases]",
    `* = host=${database.DB_HOST} port=${database.DB_PORT}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "pool_mode = transaction",
    "default_pool_size = 5",
    "auth_type = scram-sha-256",
    `auth_file = ${users}`,
    "server_login_retry = 0.1",
    "query_wait_timeout = 2",
  ];
  await writeFile(users, `"${database.DB_USER}" "${database.DB_PASSWORD}"\n`, { mode: 0o600 });
  await writeFile(file, settings.join("\n"), { mode: 0o600 });
  if (home.owner) for (const one of [users, file]) await chown(one, home.owner.uid, home.owner.gid);
  return {
    config,
    ...(await startEngine(home, { command: "pgbouncer", args: [file], ask: () => askPostgres(config) })),
  };
}
