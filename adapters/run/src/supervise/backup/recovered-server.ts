import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "pg";
import { restoreCommand } from "../../config/archive-wal.ts";
import { pgHbaConf, postgresqlConf } from "../../config/postgresql-conf.ts";
import { sqlName, sqlText } from "../../config/sql.ts";
import { lastLines } from "../logs/excerpt.ts";
import { stopByPid } from "../process/end-process.ts";
import { childRunning, type Running } from "../process/running.ts";
import { spawnCommand } from "../process/spawn.ts";
import { socketsFolder } from "../state/control-folder.ts";
import { writeFileOnce } from "../state/files.ts";
import { readableFolder } from "../state/folders.ts";
import { askDatabase, type Row } from "./ask-database.ts";
import type { BackupPlace } from "./backup-place.ts";
import type { Workshop } from "./tool.ts";

/** How far a server goes through the log: to a moment, to the end of what is there, or no further than its copy needs. */
export type Recovery =
  | { readonly to: "moment"; readonly at: string }
  | { readonly to: "end" }
  | { readonly to: "copy" };

/** A server on a copy of a database's data: what it is called, and where it stands. */
export interface RecoveredPlace {
  readonly name: string;
  readonly state: string;
  readonly data: string;
  readonly port: number;
}

export interface RecoveredServer {
  readonly running: Running;
  /** Asks as the superuser of the server, on its socket, where the control plane needs no password. */
  readonly ask: (database: string, ...statements: readonly string[]) => Promise<readonly Row[]>;
  readonly stop: () => Promise<void>;
}

const LOOK_AGAIN = 50;

/** `cannot_connect_now`, of a server that goes through its log. */
const STARTS_UP = "57P03";

/** Time for a checkpoint, after which it is killed; what was committed is in its log by then. */
const STOP_GRACE = 30_000;

/**
 * Starts a server on copied data and returns when it has gone through the log as far as it was to, and takes connections. It
 * archives nothing, and everybody has the password there that he has in the live one now. Rejects with the server's own words.
 */
export async function startRecovered(
  place: BackupPlace,
  { name, state, data, port }: RecoveredPlace,
  { recovery, workshop }: { readonly recovery: Recovery | null; readonly workshop: Workshop },
): Promise<RecoveredServer> {
  const { user, store, signal } = workshop;
  const config = await configure(place, { name, state, data, port }, { recovery, workshop });
  const log = join(state, "logs", `${name}.log`);
  const argv = [`${place.programs}/postgres`, "-D", data, "-c", `config_file=${config}`];
  const command = { argv, cwd: "/", env: { TZ: "UTC" } };
  const { child, pid } = await spawnCommand(command, { log, home: state, user, owner: user });
  const running = childRunning(child, pid);
  const { started, since } = running;
  const stopping = { signal: "SIGINT", grace: STOP_GRACE } as const;
  // Not to be adopted: a successor ends it and starts it anew if it is still wanted.
  store.save({ name, pid, started, since, fingerprint: "", port, restarts: 0, position: -1, ...stopping });
  const ask: RecoveredServer["ask"] = (database, ...statements) =>
    askDatabase({ host: socketsFolder(state), port, database, user: place.superuser.user }, ...statements);
  const stop = async () => {
    await stopByPid(pid, stopping.signal, stopping.grace);
    store.forget(name);
  };
  try {
    await untilOpen(ask, { running, log, signal });
    await ask("postgres", ...passwords(place));
    return { running, ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the end of a server's log says about why it ended. */
export function lastFatal(log: string): string {
  const lines = lastLines(log, 400);
  // Who asks too early is told by a FATAL as well.
  const told = lines.filter((line) => !line.includes("the database system is "));
  const fatal = told.findLast((line) => / (FATAL|PANIC): /.test(line)) ?? told.at(-1) ?? "";
  return fatal.replace(/^.*?(FATAL|PANIC):\s+/, "");
}

async function configure(
  place: BackupPlace,
  { name, state, port }: RecoveredPlace,
  { recovery, workshop: { user } }: { readonly recovery: Recovery | null; readonly workshop: Workshop },
): Promise<string> {
  const folder = join(state, "config", name);
  const [hba, ident] = [`${folder}/pg_hba.conf`, `${folder}/pg_ident.conf`];
  const server = postgresqlConf({ port, hba, ident, maximumConnections: 40, archive: null });
  const write = async (path: string, content: string) => writeFileOnce({ path, mode: 0o600, content }, user);
  await readableFolder(folder, state, user);
  await write(hba, `${pgHbaConf()}local   all          postgres                  peer map=control\n`);
  await write(ident, `control ${userInfo().username} postgres\n`);
  // Its first reading of every page is written to the log, for the checksums: with a checkpoint every few seconds, twice.
  const lines = [
    "hot_standby = off",
    "max_wal_size = 4GB",
    `unix_socket_directories = '${socketsFolder(state)}'`,
    ...goal(place, recovery),
  ];
  await write(`${folder}/postgresql.conf`, `${server}\n${lines.join("\n")}\n`);
  return `${folder}/postgresql.conf`;
}

function goal({ folders }: BackupPlace, recovery: Recovery | null): readonly string[] {
  if (recovery === null) return [];
  const command = `restore_command = ${sqlText(restoreCommand(folders.log))}`;
  const promote = "recovery_target_action = 'promote'";
  switch (recovery.to) {
    case "moment":
      return [command, promote, `recovery_target_time = ${sqlText(recovery.at)}`];
    case "end":
      return [command];
    case "copy":
      return [command, promote, "recovery_target = 'immediate'"];
  }
}

async function untilOpen(
  ask: RecoveredServer["ask"],
  { running, log, signal }: { readonly running: Running; readonly log: string; readonly signal: AbortSignal },
): Promise<void> {
  const ended = running.exited.then(() => "ended" as const);
  for (;;) {
    signal.throwIfAborted();
    const said = await ask("postgres", "SELECT 1").then(
      () => null,
      (error: Error) => error,
    );
    if (said === null) return;
    // Whoever answers so is open, and will never answer otherwise: its data is damaged.
    if (said instanceof DatabaseError && said.code !== STARTS_UP) throw said;
    if ((await Promise.race([ended, sleep(LOOK_AGAIN)])) === "ended") throw new Error(lastFatal(log));
  }
}

/** The copy knows the passwords of its time. The statements are the plan's own; the log stays silent about them. */
function passwords({ server, superuser }: BackupPlace): readonly string[] {
  const roles = server.after.flatMap((step) => (step.kind === "sql" && step.label === "create roles" ? [step] : []));
  const own = `ALTER ROLE ${sqlName(superuser.user)} PASSWORD ${sqlText(superuser.password)}`;
  return [...(roles[0]?.statements ?? ["SET log_min_error_statement = panic"]), own];
}
