import type { ChildProcess } from "node:child_process";
import type { Exit } from "../event.ts";
import { isAlive, readProcess } from "./process-table.ts";

/** How often an adopted process is looked at: nobody but its parent is told of its death. */
const LOOK = 200;

/** A process that was started here or taken over from a control plane that died. */
export interface Running {
  readonly pid: number;
  /** Clock ticks between boot and its start. */
  readonly started: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly adopted: boolean;
  /** Settles at the moment it ends. */
  readonly exited: Promise<Exit>;
}

/** A child of ours: its end is told at once by the kernel. */
export function childRunning(child: ChildProcess, pid: number): Running {
  const exited = new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  return { pid, started: readProcess(pid)?.started ?? 0, since: Date.now(), adopted: false, exited };
}

/** A process whose parent died: the kernel gave it to init, so it is watched by looking. */
export function adoptedRunning(record: {
  readonly pid: number;
  readonly started: number;
  readonly since: number;
}): Running {
  const { pid, started, since } = record;
  const exited = new Promise<Exit>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid, started)) return;
      clearInterval(timer);
      resolve({ code: null, signal: null });
    }, LOOK);
    timer.unref();
  });
  return { pid, started, since, adopted: true, exited };
}
