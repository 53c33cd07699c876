import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { killGroup } from "../process/group.ts";
import { lowerPriority } from "../process/lower-priority.ts";
import { readProcess } from "../process/process-table.ts";
import type { Store } from "../state/store.ts";
import type { User } from "../state/user.ts";

/** What programs that copy, check and remove are run with. */
export interface Workshop {
  /** Whom the copies belong to; null for ourselves. */
  readonly user: User | null;
  readonly store: Store;
  /** Ends what is running. */
  readonly signal: AbortSignal;
}

/**
 * Runs a program to its end as the owner of the copies, with low priority, and returns what it printed. Rejects with its own words.
 * It is recorded while it runs: should the control plane die, its successor ends it and begins anew.
 */
export async function runTool(
  argv: readonly string[],
  { user, store, signal }: Workshop,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  signal.throwIfAborted();
  const [program = "", ...args] = argv;
  const as = user === null ? {} : { uid: user.uid, gid: user.gid };
  const child = spawn(program, args, {
    ...as,
    cwd: "/",
    detached: true,
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", TZ: "UTC", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close") as Promise<[number | null]>;
  const pid = child.pid ?? 0;
  const record = `tool-${pid}`;
  const stop = () => void killGroup(pid);
  if (pid !== 0) {
    note(store, record, pid);
    lowerPriority(pid);
    signal.addEventListener("abort", stop);
  }
  try {
    const [printed, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    signal.throwIfAborted();
    if (code !== 0) throw new Error(lastLine(complaint) ?? `${program} ended with exit code ${code}`);
    return printed;
  } finally {
    signal.removeEventListener("abort", stop);
    store.forget(record);
  }
}

function note(store: Store, name: string, pid: number): void {
  const started = readProcess(pid)?.started ?? 0;
  store.save({
    ...{ name, pid, started, since: Date.now(), fingerprint: "", port: null, restarts: 0 },
    ...{ signal: "SIGTERM", grace: 0, position: -1 },
  });
}

function lastLine(complaint: string): string | undefined {
  const lines = complaint.split("\n").filter((line) => line.trim() !== "");
  const told = lines.findLast((line) => /error|fatal|No space/i.test(line)) ?? lines.at(-1);
  return told?.replace(/^\w+: (error|fatal): /, "");
}
