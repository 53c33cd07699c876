import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** Owner of an engine's process and folder; undefined keeps the current user. PostgreSQL refuses to run as root. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

const run = promisify(execFile);

/** The unprivileged owner to use: `postgres` when the tests run as root, otherwise oneself. */
export async function engineOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((one) => one.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Error("running as root needs a user named postgres to run engines as");
  return { uid: Number(uid), gid: Number(gid) };
}

/** A folder of its own for one engine, owned by whom it runs as. */
export async function engineFolder(name: string, owner: Owner): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `terrace-${name}-`));
  if (owner) await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** Runs a command of an engine to its end. */
export async function runCommand(command: string, args: readonly string[], owner: Owner, cwd: string): Promise<void> {
  await run(command, [...args], { ...owner, cwd });
}

/** Starts an engine in the foreground as a child. */
export function startProcess(command: string, args: readonly string[], owner: Owner, cwd: string): ChildProcess {
  return spawn(command, [...args], { ...owner, cwd, stdio: "ignore" });
}

/** Ends a child and waits for it. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

/** Asks until the engine answers. @throws the last refusal after 20 seconds, or at once when the engine has exited. */
export async function untilReady(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

/** Removes an engine's folder. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
