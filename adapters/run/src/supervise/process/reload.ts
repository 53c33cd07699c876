import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Milliseconds } from "@terrace/core/units";
import type { PlannedProcess, Reload } from "../../plan/run-plan.ts";
import { excerpt } from "../logs/excerpt.ts";
import { writeFileOnce } from "../state/files.ts";
import { listensOn } from "../state/port-holder.ts";
import type { User } from "../state/user.ts";
import type { Around } from "./around.ts";
import { send } from "./group.ts";
import { isAlive, listProcesses } from "./process-table.ts";
import type { Running } from "./running.ts";

/** How long an engine may take to begin workers of another configuration: HAProxy asks its predecessor for the sockets first. */
const PATIENCE: Milliseconds = 10_000;

/** How long clients are asked for new connections: a second until all workers do, then whoever asks every two seconds or more has been told. */
const ANNOUNCED: Milliseconds = 3_000;

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
  const { user, log } = around.surroundings(planned, null);
  const { signal } = planned.reload;
  try {
    await around.keep(planned);
    await announced(planned.reload, user, () => takeOver(running, planned.port, signal));
  } catch (error) {
    const failure = { reason: "step", label: "taking on another configuration", error: words(error) } as const;
    around.emit({ type: "failed", name: planned.name, failure: { ...failure, log: excerpt(log) } });
    return false;
  }
  if (!isAlive(running.pid, running.started)) return true;
  await around.admit(planned);
  const duration = Date.now() - begun;
  around.emit({ type: "process-reloaded", name: planned.name, pid: running.pid, duration });
  return true;
}

/** Asks clients for new connections while work is done that may close the others. */
async function announced({ keeps }: Reload, user: User | null, work: () => Promise<void>): Promise<void> {
  if (keeps === undefined) return work();
  await rm(keeps.path, { force: true });
  try {
    await sleep(ANNOUNCED);
    await work();
  } finally {
    await writeFileOnce(keeps, user);
  }
}

/** Settles when it has taken over, or has ended. */
async function takeOver({ pid, started }: Running, port: number | null, signal: Reload["signal"]): Promise<void> {
  const old = childrenOf(pid);
  send(pid, signal);
  const deadline = performance.now() + PATIENCE;
  while (!hasTakenOver(pid, old, port) && isAlive(pid, started)) {
    if (performance.now() > deadline) throw new Error(`it has not taken it on within ${PATIENCE} ms`);
    await sleep(LOOK_AGAIN);
  }
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
