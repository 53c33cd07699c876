import type { ProcessRecord, Store } from "../state/store.ts";
import { killGroup } from "./group.ts";
import { isAlive, readProcess } from "./process-table.ts";

/** What a predecessor of this control plane left. */
export interface Leftovers {
  /** Processes that run on and can be adopted, by name. */
  readonly alive: ReadonlyMap<string, ProcessRecord>;
  /** Everything it had started, so that restarts go on being counted. */
  readonly past: ReadonlyMap<string, ProcessRecord>;
}

/**
 * Sorts the records of a predecessor: living processes are kept, half-done steps and the orphans of dead masters are killed.
 * A number that names another process by now is left alone, and so is its group.
 */
export async function endLeftovers(store: Store): Promise<Leftovers> {
  const alive = new Map<string, ProcessRecord>();
  const past = new Map<string, ProcessRecord>();
  for (const record of store.processes()) {
    const { name, pid, started, position } = record;
    const lives = pid !== null && isAlive(pid, started);
    if (position >= 0) past.set(name, record);
    if (lives && position >= 0) alive.set(name, record);
    else if (pid !== null && (lives || readProcess(pid) === null || readProcess(pid)?.zombie)) await killGroup(pid);
    if (!lives && position >= 0) store.ended(name);
    if (position < 0) store.forget(name);
  }
  return { alive, past };
}
