import { parentPort } from "node:worker_threads";
import { monotonic } from "./clock.ts";

/** What the metronome is told: when the run starts, in `monotonic` time, and when requests are due after that. */
export interface MetronomeOrders {
  readonly startAt: number;
  readonly at: Float64Array;
}

/** Requests that are due within this of each other are called together. */
const TOGETHER = 0.05;

/** How long a gone caller may go unnoticed. */
const ASK_EVERY = 1_000;

const CALLER = process.ppid;

/** Calls the generator when a request is due. A thread of its own, because a timer of Node wakes up to 2 ms late and spinning would take a core from whoever is measured. */
function beat({ startAt, at }: MetronomeOrders): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let row = 0; row < at.length; ) {
    endWithCaller();
    const wait = startAt + (at[row] ?? 0) - monotonic();
    if (wait > 0) Atomics.wait(never, 0, 0, Math.min(wait, ASK_EVERY));
    if (wait > ASK_EVERY) continue;
    const until = monotonic() - startAt + TOGETHER;
    while (row < at.length && (at[row] ?? 0) <= until) row += 1;
    parentPort?.postMessage(row);
  }
}

/** A generator that is too busy to hear that its caller has gone would send on for nobody. */
function endWithCaller(): void {
  if (process.ppid !== CALLER) process.kill(process.pid, "SIGKILL");
}

parentPort?.once("message", beat);
parentPort?.postMessage("ready");
