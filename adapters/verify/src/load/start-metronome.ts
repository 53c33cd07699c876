import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Milliseconds } from "@terrace/core/units";
import { monotonic } from "./clock.ts";
import type { MetronomeOrders } from "./metronome.ts";

/** Calls when rows of a schedule are due. */
export interface Metronome {
  /** Calls each row in order; resolves when all were called, or at the stop, to the moment of it after the start. */
  follow(orders: MetronomeOrders, call: (row: number) => void, stop: AbortSignal): Promise<Milliseconds | null>;
  /** Calls what is due by now. For somebody who works through a burst of answers, behind which the metronome's next call waits. */
  catchUp(): void;
  close(): Promise<void>;
}

/** A metronome that is wound up: nothing of its own start falls into the run. */
export async function startMetronome(): Promise<Metronome> {
  const worker = new Worker(new URL("metronome.ts", import.meta.url));
  await once(worker, "message");
  let catchUp = () => {};
  return {
    follow: (orders, call, stop) =>
      new Promise((resolve, reject) => {
        const { startAt, at } = orders;
        let row = 0;
        const callUntil = (end: number) => {
          while (row < end && !stop.aborted) call(row++);
          if (row === at.length) resolve(null);
        };
        catchUp = () => {
          const now = monotonic() - startAt;
          while (row < at.length && (at[row] ?? 0) <= now && !stop.aborted) callUntil(row + 1);
        };
        worker.on("message", callUntil);
        worker.on("error", reject);
        stop.addEventListener("abort", () => resolve(Math.max(0, monotonic() - startAt)));
        if (stop.aborted) return resolve(0);
        callUntil(0);
        worker.postMessage(orders);
      }),
    catchUp: () => catchUp(),
    close: async () => {
      await worker.terminate();
    },
  };
}
