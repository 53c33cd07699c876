import { lstat, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PlannedProcess } from "../../plan/run-plan.ts";
import { asUser } from "../state/as-user.ts";
import { readSmall } from "../state/read-small.ts";
import type { User } from "../state/user.ts";
import { gone, send } from "./group.ts";
import { listProcesses, readOrigin } from "./process-table.ts";

/** How long an ownerless server may take to end in order before it is killed. */
const PATIENCE = 5_000;

/**
 * Clears what a PostgreSQL that was killed leaves behind. Its backends live in sessions of their own and hold the shared
 * memory; its lock files name a pid, and PostgreSQL believes any process of that number, even a zombie or a stranger.
 * To be called when no server is meant to run; does nothing for other engines.
 */
export async function clearStaleLock(
  planned: PlannedProcess,
  { sockets, owner }: { readonly sockets: string; readonly owner: User | null },
): Promise<void> {
  const data = dataFolder(planned);
  if (data === null) return;
  await endOwnerless(data);
  for (const lock of [join(data, "postmaster.pid"), ...(await socketLocks(sockets, data))]) await remove(lock, owner);
}

/** The folder after `-D`; null for anything but a PostgreSQL server. */
function dataFolder(planned: PlannedProcess): string | null {
  if (planned.kind !== "postgres") return null;
  const { argv } = planned.command;
  return argv[argv.indexOf("-D") + 1] ?? null;
}

/** Ends every PostgreSQL process that works in this data folder: first the server, which takes its backends along. */
async function endOwnerless(data: string): Promise<void> {
  const ours = listProcesses().filter(({ pid }) => {
    const origin = readOrigin(pid);
    return origin !== null && origin.cwd === data && basename(origin.program) === "postgres";
  });
  for (const { pid } of ours) send(pid, "SIGINT");
  for (const { pid } of ours) {
    if (await gone(pid, PATIENCE)) continue;
    send(pid, "SIGKILL");
    await gone(pid, PATIENCE);
  }
}

/** Lock files of unix sockets whose second line names this data folder. */
async function socketLocks(sockets: string, data: string): Promise<readonly string[]> {
  const names = await readdir(sockets).catch(() => []);
  const locks = names.filter((name) => /^\.s\.PGSQL\.\d+\.lock$/.test(name)).map((name) => join(sockets, name));
  const owners = await Promise.all(locks.map(readSmall));
  return locks.filter((_, index) => owners[index]?.split("\n")[1] === data);
}

/** As the folder's owner: a link in its place would lead root to somebody else's file. */
async function remove(path: string, owner: User | null): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return;
  if (owner === null) await rm(path, { force: true });
  else await asUser(owner, ["rm", "-f", "--", path]);
}
