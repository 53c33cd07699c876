import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Control, controlOf } from "../adapters/run/src/client.ts";
import type { RunSnapshot } from "../core/src/report/index.ts";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..");

/** A platform as anybody runs it, with state of its own that goes with it. */
export interface Running extends AsyncDisposable {
  readonly snapshot: RunSnapshot;
  readonly control: Control;
  /** Its state folder. */
  readonly folder: string;
  /** Process of a task or an engine. */
  readonly pid: (name: string) => number;
  readonly port: (name: string) => number;
  /** The password by which a service signs in to the database. */
  readonly databasePassword: (service: string) => Promise<string>;
}

/** Breiq, as `npm start` starts it. */
export function startBreiq(): Promise<Running> {
  return startHere("breiq", ["breiq"]);
}

/** The platform that deployments and scaling are measured on, in one of its environments. */
export function startRehearsal(
  environment: "local" | "watching" | "scaling" | "observed" | "silent",
): Promise<Running> {
  return startHere("rehearsal", [join(import.meta.dirname, "rehearsal"), "--env", environment, "--max-tasks", "6"]);
}

async function startHere(platform: string, words: readonly string[]): Promise<Running> {
  const state = await ownFolder(platform);
  const down = () => terrace(state.path, ["down", platform]);
  try {
    const snapshot = JSON.parse(await terrace(state.path, ["up", ...words])) as RunSnapshot;
    const { environment } = snapshot;
    const folder = join(state.path, platform, environment);
    const processes = [...snapshot.tasks, ...snapshot.engines];
    const one = (name: string) => processes.find((process) => process.name === name);
    return {
      ...{ snapshot, folder, control: controlOf({ platform, environment, stateRoot: state.path }) },
      pid: (name) => known(one(name)?.pid),
      port: (name) => known(one(name)?.port),
      databasePassword: (service) => readPassword(`${folder}/control/secrets/role.${service}.json`),
      async [Symbol.asyncDispose]() {
        await down();
        await state[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await down().catch(() => undefined);
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

async function terrace(state: string, words: readonly string[]): Promise<string> {
  const env = { ...process.env, TERRACE_STATE: state };
  const argv = [join(ROOT, "cli/bin/terrace.mjs"), ...words, "--json"];
  const { stdout } = await run(process.execPath, argv, { cwd: ROOT, env });
  return stdout;
}

async function readPassword(path: string): Promise<string> {
  return (JSON.parse(await readFile(path, "utf8")) as { value: string }).value;
}

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("nothing runs of what is measured");
  return value;
}
