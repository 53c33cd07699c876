import { randomBytes } from "node:crypto";
import { access, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import process from "node:process";
import type { DatabaseConfig } from "../config/index.ts";
import { askPostgres } from "./ask-postgres.ts";
import { makeHome, runCommand, startEngine, type TestEngine } from "./engine.ts";
import { freePort } from "./free-port.ts";

/** A throw-away PostgreSQL; started again it has the data that it had. */
export interface TestPostgres extends TestEngine {
  /** DB_* variables, as the owner of the database. */
  readonly config: DatabaseConfig;
}

/** Starts a PostgreSQL of the machine's own version with an empty database, on a free port, in a temporary folder, as an unprivileged user. */
export async function startPostgres(): Promise<TestPostgres> {
  const [home, bin, port] = await Promise.all([makeHome("postgres"), binaries(), freePort()]);
  const config = configOf(port);
  const data = join(home.folder, "data");
  const passwordFile = join(home.folder, "password");
  // Readable by the unprivileged owner of the engine; the folder is closed to everyone else.
  await writeFile(passwordFile, config.DB_PASSWORD, { mode: 0o644 });
  const identity = ["-U", config.DB_USER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  await runCommand(home, join(bin, "initdb"), ["-D", data, ...identity, "-E", "UTF8", "--no-sync"]);
  const where = ["-D", data, "-p", String(port), "-k", "", "-h", "127.0.0.1"];
  const args = [...where, "-c", "max_connections=60", "-c", "shared_buffers=32MB"];
  const command = { command: join(bin, "postgres"), args, ask: () => askPostgres(config) };
  return { config, ...(await startEngine(home, command, "SIGQUIT")) };
}

function configOf(port: number): DatabaseConfig {
  return {
    DB_HOST: "127.0.0.1",
    DB_PORT: port,
    DB_NAME: "postgres",
    DB_USER: "owner",
    DB_PASSWORD: randomBytes(18).toString("base64url"),
    DB_POOL_MIN: 0,
    DB_POOL_MAX: 5,
    DB_POOL_IDLE_MS: 30_000,
    DB_POOL_CONNECT_MS: 2_000,
    DB_QUERY_MS: 10_000,
    DB_SSL: "off",
  };
}

/** Debian keeps the server's programs outside PATH. */
async function binaries(): Promise<string> {
  const folders = ["/usr/lib/postgresql/15/bin", ...(process.env.PATH ?? "").split(delimiter)];
  for (const folder of folders) {
    const found = await access(join(folder, "initdb")).then(
      () => true,
      () => false,
    );
    if (found) return folder;
  }
  throw new Error("PostgreSQL's initdb was not found");
}
