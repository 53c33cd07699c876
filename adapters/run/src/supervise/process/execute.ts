import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { Around } from "./around.ts";
import type { End } from "./process-state.ts";
import { runSteps } from "./run-steps.ts";
import { childRunning, type Running } from "./running.ts";
import { spawnCommand } from "./spawn.ts";
import { clearStaleLock } from "./stale-lock.ts";

/** Executes a process's program when the steps before are done, or says why it cannot be. */
export async function execute(planned: PlannedProcess, around: Around, signal: AbortSignal): Promise<Running | End> {
  const surroundings = around.surroundings(planned, null);
  await clearStaleLock(planned, { sockets: around.sockets, owner: surroundings.owner });
  const failed = await runSteps(planned.before, planned, { around, signal });
  if (failed !== null) return failed;
  try {
    const { child, pid } = await spawnCommand(planned.command, surroundings);
    return childRunning(child, pid);
  } catch (error) {
    return { kind: "spawn", error: String(error) };
  }
}
