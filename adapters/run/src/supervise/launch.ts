import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { callControl } from "./control/client.ts";
import { excerpt } from "./logs/excerpt.ts";
import { ownCode } from "./own-code.ts";
import { StartFailure } from "./start-failure.ts";
import { controlFolder } from "./state/control-folder.ts";
import { ourFolder } from "./state/folders.ts";
import { LOCKED } from "./state/store.ts";

const ENTRY = fileURLToPath(new URL("./control-plane.ts", import.meta.url));

/** Where the control plane's compiled code is kept. Tasks have another place: whoever writes there decides what is run. */
const compiled = (state: string) => join(controlFolder(state), "compiled");

const LOOK_AGAIN = 25;

/** A young generation of 1 MB and a small heap: a control plane has little to remember and lives for months. */
const NODE_FLAGS = ["--max-semi-space-size=1", "--max-old-space-size=96", "--disable-warning=ExperimentalWarning"];

/**
 * Starts the control plane of a state folder on its own, apart from this process and its terminal. Resolves when it answers:
 * true when it is the one started here, false when another one was quicker.
 */
export async function launch(state: string, platform: string, entry = ENTRY): Promise<boolean> {
  const logs = join(state, "logs");
  await ourFolder(logs, 0o700);
  const path = join(logs, "control-plane.log");
  const log = openSync(path, "a", 0o600);
  if (entry === ENTRY) await prime(state, log);
  const child = startNode([entry, "--state", state], state, log);
  closeSync(log);
  child.unref();
  const ended = new AbortController();
  const exited = exitOf(child).finally(() => ended.abort());
  const answered = untilAnswering(state, ended.signal);
  const outcome = await Promise.race([exited, answered]);
  if (outcome === "answering") return true;
  if (outcome === LOCKED) return false;
  throw new StartFailure(platform, { reason: "control-plane", error: `exit code ${outcome}`, log: excerpt(path) });
}

/**
 * Compiles the control plane's code, once for each state of it, in a process that ends: one that had to strip types itself would keep 40 MB for
 * that. Should it fail, the control plane fails too and says why.
 */
async function prime(state: string, log: number): Promise<void> {
  const [code, made] = [await ownCode(), join(compiled(state), "code")];
  if ((await readFile(made, "utf8").catch(() => null)) === code) return;
  await rm(compiled(state), { recursive: true, force: true });
  await exitOf(startNode([ENTRY, "--state", state, "--prime"], state, log));
  await writeFile(made, code).catch(() => undefined);
}

function startNode(args: readonly string[], state: string, log: number): ChildProcess {
  const { PATH, HOME, LANG, TZ } = process.env;
  const env = { PATH, HOME, LANG, TZ, NODE_COMPILE_CACHE: compiled(state) };
  const stdio = ["ignore", log, log] as const;
  return spawn(process.execPath, [...NODE_FLAGS, ...args], { cwd: state, env, detached: true, stdio: [...stdio] });
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, "exit");
  return code as number | null;
}

/** Waits until the control plane of a state folder answers. */
async function untilAnswering(state: string, signal?: AbortSignal): Promise<"answering"> {
  while ((await callControl(state, "GET /health")) === null) {
    await sleep(LOOK_AGAIN);
    if (signal?.aborted) return new Promise(() => undefined);
  }
  return "answering";
}
