import type { ProcessRecord, Store } from "../state/store.ts";
import { stopByPid } from "./end-process.ts";
import { killGroup } from "./group.ts";
import { isAlive, readProcess } from "./process-table.ts";
import { strays } from "./strays.ts";

/** What a predecessor of this control plane left. */
export interface Leftovers {
  /** Processes that run on and can be adopted, by name. */
  readonly alive: ReadonlyMap<string, ProcessRecord>;
  /** Everything it had started, so that restarts go on being counted. */
  readonly past: ReadonlyMap<string, ProcessRecord>;
}

/** What the second plan of a control plane finds. */
export const NOTHING_LEFT: Leftovers = { alive: new Map(), past: new Map() };

/**
 * Sorts the records of a predecessor: living processes are kept; half-done steps, the orphans of dead masters and what it could not note any more
 * are killed. A number that names another process by now is left alone, and so is its group.
 */
export async function endLeftovers(store: Store, state: string): Promise<Leftovers> {
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
  const known = new Set([...alive.values()].flatMap(({ pid }) => pid ?? []));
  for (const leader of strays(state, known)) await killGroup(leader);
  return { alive, past };
}

/** Ends those living ones that a plan has no use for, and forgets the others that it does not have. */
export async function endUnwanted(
  { alive, past }: Leftovers,
  wanted: ReadonlySet<string>,
  store: Store,
): Promise<void> {
  const unwanted = [...alive.values()].filter(({ name }) => !wanted.has(name));
  await Promise.all(unwanted.map(({ pid, signal, grace }) => stopByPid(pid ?? 0, signal as NodeJS.Signals, grace)));
  for (const name of past.keys()) if (!wanted.has(name)) store.forget(name);
}
