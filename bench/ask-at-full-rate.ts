import { processorTime } from "./process-tree.ts";
import { type Asking, wrk } from "./wrk.ts";

/** How many requests a second some processes answered, and what each cost them. */
export interface FullRate {
  readonly rate: number;
  /** Microseconds of processor time of those processes, for one request: what a busy machine cannot blur. */
  readonly cost: number;
}

/** Asks as fast as wrk can. The processes are those whose time counts, with all that descend from them. */
export async function askAtFullRate(pids: readonly number[], asking: Asking): Promise<FullRate> {
  const before = await processorTime(pids);
  const { requests, rate } = await wrk(asking);
  return { rate, cost: ((await processorTime(pids)) - before) / requests };
}
