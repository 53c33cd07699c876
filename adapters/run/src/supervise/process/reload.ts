import { setTimeout as sleep } from "node:timers/promises";
import type { Milliseconds } from "@terrace/core/units";
import type { PlannedProcess } from "../../plan/run-plan.ts";
import { excerpt } from "../logs/excerpt.ts";
import { listensOn } from "../state/port-holder.ts";
import type { Around } from "./around.ts";
import { send } from "./group.ts";
import { isAlive, listProcesses } from "./process-table.ts";
import type { Running } from "./running.ts";

/** How long an engine may take to begin workers of another configuration: HAProxy asks its predecessor for the sockets first. */
const PATIENCE: Milliseconds = 10_000;

const LOOK_AGAIN: Milliseconds = 15;

/**
 * Has an engine take on what stands in its file now. Settles when only workers of the new configuration take what comes; those of the old one finish
 * what they have. False when it goes on by the old one, which is told. One that ends meanwhile is started anew, and reads the same file.
 */
export async function reload(
  running: Running,
  planned: PlannedProcess,
  around: Pick<Around, "emit" | "keep" | "admit" | "surroundings">,
): Promise<boolean> {
  if (planned.reload === undefined) return true;
  const begun = Date.now();
  try {
    await around.keep(planned);
    const old = childrenOf(running.pid);
    send(running.pid, planned.reload.signal);
    const deadline = performance.now() + PATIENCE;
    while (!hasTakenOver(running.pid, old, planned.port)) {
      if (!isAlive(running.pid, running.started)) return true;
      if (performance.now() > deadline) throw new Error(`it has not taken it on within ${PATIENCE} ms`);
      await sleep(LOOK_AGAIN);
    }
  } catch (error) {
    const log = excerpt(around.surroundings(planned, null).log);
    const failure = { reason: "step", label: "taking on another configuration", error: words(error), log } as const;
    around.emit({ type: "failed", name: planned.name, failure });
    return false;
  }
  await around.admit(planned);
  const duration = Date.now() - begun;
  around.emit({ type: "process-reloaded", name: planned.name, pid: running.pid, duration });
  return true;
}

/** An engine begins its new workers before it sends the old ones away, and those let go of the port first of all. */
function hasTakenOver(pid: number, old: readonly number[], port: number | null): boolean {
  const isFresh = childrenOf(pid).some((child) => !old.includes(child));
  return isFresh && (port === null || !old.some((child) => listensOn(port, child)));
}

function childrenOf(pid: number): readonly number[] {
  return listProcesses().flatMap((entry) => (entry.parent === pid ? entry.pid : []));
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
