import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { callControl } from "./control/client.ts";
import { excerpt } from "./logs/excerpt.ts";
import { StartFailure } from "./start-failure.ts";
import { makeFolder } from "./state/files.ts";
import { runtimeUser } from "./state/user.ts";

const ENTRY = fileURLToPath(new URL("./control-plane.ts", import.meta.url));

/** Exit code of a control plane that found another one at work. */
const LOCKED = 75;

const LOOK_AGAIN = 25;

/** A young generation of 1 MB and a small heap: a control plane has little to remember and lives for months. */
const NODE_FLAGS = ["--max-semi-space-size=1", "--max-old-space-size=96", "--disable-warning=ExperimentalWarning"];

/**
 * Starts the control plane of a state folder on its own, apart from this process and its terminal. Resolves when it answers:
 * true when it is the one started here, false when another one was quicker.
 */
export async function launch(state: string, platform: string, entry = ENTRY): Promise<boolean> {
  const logs = join(state, "logs");
  await makeFolder(logs, 0o700, runtimeUser());
  const path = join(logs, "control-plane.log");
  const log = openSync(path, "a", 0o600);
  const { PATH, HOME, LANG, TZ } = process.env;
  const child = spawn(process.execPath, [...NODE_FLAGS, entry, "--state", state], {
    cwd: state,
    env: { PATH, HOME, LANG, TZ },
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  const ended = new AbortController();
  const exited = once(child, "exit").then(([code]) => {
    ended.abort();
    return code as number | null;
  });
  const answered = untilAnswering(state, ended.signal);
  const outcome = await Promise.race([exited, answered]);
  if (outcome === "answering") return true;
  if (outcome === LOCKED) return false;
  throw new StartFailure(platform, { reason: "control-plane", error: `exit code ${outcome}`, log: excerpt(path) });
}

/** Waits until the control plane of a state folder answers. */
export async function untilAnswering(state: string, signal?: AbortSignal): Promise<"answering"> {
  while ((await callControl(state, "GET", "/health")) === null) {
    await sleep(LOOK_AGAIN);
    if (signal?.aborted) return new Promise(() => undefined);
  }
  return "answering";
}
