import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Milliseconds } from "@terrace/core/units";
import { monotonic } from "./clock.ts";
import type { MetronomeOrders } from "./metronome.ts";

/** Calls when rows of a schedule are due. */
export interface Metronome {
  /** Calls each row in order; resolves when all were called, or at the stop, to the moment of it after the start. */
  follow(orders: MetronomeOrders, call: (row: number) => void, stop: AbortSignal): Promise<Milliseconds | null>;
  close(): Promise<void>;
}

/** A metronome that is wound up: nothing of its own start falls into the run. */
export async function startMetronome(): Promise<Metronome> {
  const worker = new Worker(new URL("metronome.ts", import.meta.url));
  await once(worker, "message");
  return {
    follow: (orders, call, stop) =>
      new Promise((resolve, reject) => {
        let row = 0;
        const rowsUntil = (until: number) => {
          while (row < until && !stop.aborted) call(row++);
          if (row === orders.at.length) resolve(null);
        };
        worker.on("message", rowsUntil);
        worker.on("error", reject);
        stop.addEventListener("abort", () => resolve(Math.max(0, monotonic() - orders.startAt)));
        if (stop.aborted) return resolve(0);
        rowsUntil(0);
        worker.postMessage(orders);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
