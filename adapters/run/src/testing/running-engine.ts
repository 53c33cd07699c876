import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Binaries } from "../plan/placement.ts";
import type { Command, PlannedProcess } from "../plan/run-plan.ts";
import { runtimeUser } from "../supervise/state/user.ts";

const run = promisify(execFile);

/** Where Debian puts the engines; other systems find them on the PATH. */
export const BINARIES: Binaries = {
  node: process.execPath,
  nginx: "/usr/sbin/nginx",
  haproxy: "/usr/sbin/haproxy",
  postgres: "/usr/lib/postgresql/15/bin/postgres",
  initdb: "/usr/lib/postgresql/15/bin/initdb",
  pgbouncer: "/usr/sbin/pgbouncer",
  redis: "/usr/bin/redis-server",
  prometheus: "/usr/bin/prometheus",
};

/** Whom engines run as: in a test the same as in earnest, because an engine that root may start can fail as anybody else. */
export const USER = runtimeUser();

const AS_USER = USER === null ? {} : { uid: USER.uid, gid: USER.gid };

/** A folder of a test's own, laid out as a state is: whom the engines run as may only pass through. */
export async function ownFolder(): Promise<{ readonly path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "terrace-run-"));
  if (USER !== null) await chmod(path, 0o711);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Runs a program to its end as the unprivileged user. Rejects with its output when it fails. */
export async function runOnce(command: Command): Promise<string> {
  const [program = "", ...args] = command.argv;
  const { stdout, stderr } = await run(program, args, { cwd: command.cwd, env: { ...command.env }, ...AS_USER });
  return stdout + stderr;
}

/** The same for a program with no environment but a PATH: what the owner of a state would do to his files by hand. */
export function asOwner(program: string, ...args: readonly string[]): Promise<string> {
  return runOnce({ argv: [program, ...args], cwd: "/", env: { PATH: "/usr/bin:/bin" } });
}

/** An engine that was started by a test and ends with it. */
export interface RunningEngine {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly output: () => string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a planned process and returns when `ready` no longer rejects; rejects with the program's output when it ends or takes 15 s. */
export async function startEngine(
  planned: Pick<PlannedProcess, "name" | "command" | "stop">,
  ready: () => Promise<unknown>,
): Promise<RunningEngine> {
  const [program = "", ...args] = planned.command.argv;
  const { cwd, env } = planned.command;
  // nginx opens its standard output once more, for its access log, which it cannot do with a pipe.
  const stdout = program.endsWith("/nginx") ? "ignore" : "pipe";
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: ["ignore", stdout, "pipe"], ...AS_USER });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const dispose = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(planned.stop.signal);
    // Who waits for connections that a test has left open is told once more.
    const late = setTimeout(() => child.kill("SIGTERM"), planned.stop.grace);
    await ended;
    clearTimeout(late);
  };
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      await ready();
      return { child, output: () => output, [Symbol.asyncDispose]: dispose };
    } catch (error) {
      if (child.exitCode === null && Date.now() < deadline) {
        await sleep(25);
        continue;
      }
      await dispose();
      throw new Error(`${planned.name} did not become ready: ${error}\n${output}`);
    }
  }
}
