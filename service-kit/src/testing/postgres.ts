import { randomBytes } from "node:crypto";
import { access, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import process from "node:process";
import { Client } from "pg";
import type { DatabaseConfig } from "../config/index.ts";
import { connectionOf } from "../db/index.ts";
import { endProcess, engineFolder, engineOwner, removeFolder, runCommand, startProcess, untilReady } from "./engine.ts";
import { freePort } from "./free-port.ts";

/** A throw-away PostgreSQL. */
export interface TestPostgres extends AsyncDisposable {
  /** DB_* variables, as the owner of the database. */
  readonly config: DatabaseConfig;
  /** kill -9 of the whole server. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with the data it had. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of the machine's own version with an empty database, on a free port, in a temporary folder, as an unprivileged user. */
export async function startPostgres(): Promise<TestPostgres> {
  const [owner, bin, port] = [await engineOwner(), await binaries(), await freePort()];
  const folder = await engineFolder("postgres", owner);
  const password = randomBytes(18).toString("base64url");
  const config = configOf(port, password);
  const data = join(folder, "data");
  await writeFile(join(folder, "password"), password, { mode: 0o644 });
  await runCommand(
    join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      config.DB_USER,
      "--auth=scram-sha-256",
      `--pwfile=${folder}/password`,
      "-E",
      "UTF8",
      "--no-sync",
    ],
    owner,
    folder,
  );
  const start = async () => {
    const args = [
      "-D",
      data,
      "-p",
      String(port),
      "-k",
      "",
      "-h",
      "127.0.0.1",
      "-c",
      "max_connections=60",
      "-c",
      "shared_buffers=32MB",
    ];
    const child = startProcess(join(bin, "postgres"), args, owner, folder);
    await untilReady(child, () => ask(config));
    return child;
  };
  let child = await start();
  const stop = async () => {
    await endProcess(child, "SIGQUIT");
    await removeFolder(folder);
  };
  return {
    config,
    kill: () => endProcess(child, "SIGKILL"),
    async restart() {
      await rm(join(data, "postmaster.pid"), { force: true });
      child = await start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function configOf(port: number, password: string): DatabaseConfig {
  return {
    DB_HOST: "127.0.0.1",
    DB_PORT: port,
    DB_NAME: "postgres",
    DB_USER: "owner",
    DB_PASSWORD: password,
    DB_POOL_MIN: 0,
    DB_POOL_MAX: 5,
    DB_POOL_IDLE_MS: 30_000,
    DB_POOL_CONNECT_MS: 2_000,
    DB_SSL: "off",
  };
}

async function ask(config: DatabaseConfig): Promise<void> {
  const client = new Client(connectionOf(config));
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
  } finally {
    await client.end();
  }
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
