import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { Emit } from "../event.ts";
import type { Around } from "./around.ts";
import { PARTING } from "./drain.ts";
import { gone, killGroup, send } from "./group.ts";
import type { Running } from "./running.ts";

/** Most that a broken process gets to end in order: it may not hear signals at all. */
const BROKEN_GRACE = 2_000;

export interface Ending {
  /** Asked by a person or a plan, so that work under way is finished first; otherwise it is broken. */
  readonly asked: boolean;
  /** Closes the door before it; null when nobody comes any more. */
  readonly drain: Around["drain"] | null;
  readonly emit: Emit;
}

/** Ends a process in order: drained at the balancer, asked by its signal, killed with all its group at the end of its grace. */
export async function endProcess(running: Running, planned: PlannedProcess, ending: Ending): Promise<void> {
  // Whoever follows the balancer lets go now: it ends only when nobody holds it, and takes no requests meanwhile.
  if (planned.kind === "haproxy") ending.emit({ type: "process-draining", name: planned.name, pid: running.pid });
  if (ending.asked) await drainFirst(running, planned, ending);
  const grace = ending.asked ? planned.stop.grace : Math.min(planned.stop.grace, BROKEN_GRACE);
  await stopByPid(running.pid, planned.stop.signal, grace);
}

/** The same without a plan: what `down` does when the control plane is dead. */
export async function stopByPid(pid: number, signal: NodeJS.Signals, grace: number): Promise<void> {
  send(pid, signal);
  await gone(pid, grace);
  await killGroup(pid);
}

async function drainFirst(running: Running, planned: PlannedProcess, { drain, emit }: Ending): Promise<void> {
  if (planned.balancer === null || drain === null) return;
  emit({ type: "process-draining", name: planned.name, pid: running.pid });
  await drain(planned, () => send(running.pid, PARTING));
}
