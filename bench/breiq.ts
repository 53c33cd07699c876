import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunSnapshot } from "../core/src/report/index.ts";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..");

/** Breiq as anybody runs it, with state of its own that goes with it. */
export interface Breiq extends AsyncDisposable {
  readonly snapshot: RunSnapshot;
  /** Process of a task or an engine. */
  readonly pid: (name: string) => number;
  readonly port: (name: string) => number;
  /** The password by which a service signs in to the database. */
  readonly databasePassword: (service: string) => Promise<string>;
}

export async function startBreiq(): Promise<Breiq> {
  const state = await ownFolder("breiq");
  try {
    const snapshot = JSON.parse(await terrace(state.path, "up")) as RunSnapshot;
    const processes = [...snapshot.tasks, ...snapshot.engines];
    const one = (name: string) => processes.find((process) => process.name === name);
    return {
      snapshot,
      pid: (name) => known(one(name)?.pid),
      port: (name) => known(one(name)?.port),
      databasePassword: (service) => readPassword(`${state.path}/breiq/local/control/secrets/role.${service}.json`),
      async [Symbol.asyncDispose]() {
        await terrace(state.path, "down");
        await state[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await state[Symbol.asyncDispose]();
    throw error;
  }
}

/** A temporary folder that the engines' own user can reach. */
export async function ownFolder(name: string): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), `terrace-bench-${name}-`));
  await chmod(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

async function terrace(state: string, command: "up" | "down"): Promise<string> {
  const env = { ...process.env, TERRACE_STATE: state };
  const { stdout } = await run(process.execPath, [join(ROOT, "cli/bin/terrace.mjs"), command, "breiq", "--json"], {
    cwd: ROOT,
    env,
  });
  return stdout;
}

async function readPassword(path: string): Promise<string> {
  return (JSON.parse(await readFile(path, "utf8")) as { value: string }).value;
}

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("Breiq does not run what is measured");
  return value;
}
