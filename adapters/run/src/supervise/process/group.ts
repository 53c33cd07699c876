import { setTimeout as sleep } from "node:timers/promises";
import { listProcesses, readProcess } from "./process-table.ts";

const LOOK_AGAIN = 15;

/**
 * Kills what is left of a process group and returns when nothing of it lives.
 * An engine's workers outlive their master (nginx's keep its port), so a dead leader alone frees nothing.
 */
export async function killGroup(leader: number, patience = 5_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (groupMembers(leader).length > 0 && performance.now() < deadline) {
    send(-leader, "SIGKILL");
    await sleep(LOOK_AGAIN);
  }
}

/** Waits until a process is gone or a zombie; false when it still lives after `patience` milliseconds. */
export async function gone(pid: number, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  for (;;) {
    const entry = readProcess(pid);
    if (entry === null || entry.zombie) return true;
    if (performance.now() >= deadline) return false;
    await sleep(LOOK_AGAIN);
  }
}

/** Sends a signal; a process (or, with a negative number, a group) that is gone already is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function groupMembers(leader: number): readonly number[] {
  return listProcesses()
    .filter((entry) => entry.group === leader)
    .map((entry) => entry.pid);
}
