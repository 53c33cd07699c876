import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** Owner of an engine's process and folder; undefined keeps the current user. PostgreSQL refuses to run as root. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

/** A folder of its own for one engine, and whom it belongs to. */
export interface EngineHome {
  readonly folder: string;
  readonly owner: Owner;
}

/** A command that serves in the foreground, and how to tell that it does. */
export interface EngineCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Resolves when the engine answers. */
  ask(): Promise<unknown>;
}

const startMilliseconds = 20_000;

/** Engines that run now: a test run that ends early must leave none behind. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Makes a temporary folder, owned by `postgres` when the tests run as root, otherwise by oneself. */
export async function makeHome(name: string): Promise<EngineHome> {
  const owner = await findOwner();
  const folder = await mkdtemp(join(tmpdir(), `terrace-${name}-`));
  if (owner) await chown(folder, owner.uid, owner.gid);
  return { folder, owner };
}

/** Runs a command of an engine to its end. */
export async function runCommand(
  { folder, owner }: EngineHome,
  command: string,
  args: readonly string[],
): Promise<void> {
  await promisify(execFile)(command, [...args], { ...owner, cwd: folder });
}

/** A throw-away engine that runs. */
export interface TestEngine extends AsyncDisposable {
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts an engine that can be killed, started again and thrown away; `signal` is the one by which it ends at once. */
export async function startEngine(
  home: EngineHome,
  command: EngineCommand,
  signal: NodeJS.Signals = "SIGKILL",
): Promise<TestEngine> {
  let child = await spawnEngine(home, command);
  const stop = async () => {
    await endEngine(child, signal);
    await rm(home.folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    kill: () => endEngine(child, "SIGKILL"),
    async restart() {
      child = await spawnEngine(home, command);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Starts an engine as a child and waits until it answers. One that ends first is started again: after kill -9 it may have to wait for its own orphans. @throws what it said last, after 20 seconds. */
async function spawnEngine(
  { folder, owner }: EngineHome,
  { command, args, ask }: EngineCommand,
): Promise<ChildProcess> {
  const deadline = Date.now() + startMilliseconds;
  const log = await open(join(folder, "log"), "a");
  try {
    for (;;) {
      const child = spawn(command, [...args], { ...owner, cwd: folder, stdio: ["ignore", log.fd, log.fd] });
      running.add(child);
      child.once("exit", () => running.delete(child));
      if (await answers(child, ask, deadline)) return child;
      await endEngine(child, "SIGKILL");
      if (Date.now() > deadline)
        throw new Error(`${command} did not start:\n${await readFile(join(folder, "log"), "utf8")}`);
    }
  } finally {
    await log.close();
  }
}

async function endEngine(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

async function findOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((one) => one.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Error("running as root needs a user named postgres to run engines as");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Asks until it answers; false when it has ended or time is up. */
async function answers(child: ChildProcess, ask: () => Promise<unknown>, deadline: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    try {
      await ask();
      return true;
    } catch {
      await sleep(20);
    }
  }
  return false;
}
