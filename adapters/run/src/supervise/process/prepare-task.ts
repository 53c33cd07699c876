import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { Around } from "./around.ts";
import { failureOf } from "./failure.ts";
import { runSteps } from "./run-steps.ts";

/** Does what a task has to do before its first start. Tells of a failure, and rejects with a sentence. */
export async function prepareTask(planned: PlannedProcess, around: Around, signal: AbortSignal): Promise<void> {
  const end = await runSteps(planned.before, planned, { around, signal });
  if (end === null) return;
  const { log } = around.surroundings(planned, null);
  const failure = failureOf(end, { failures: 1, everReady: false, log });
  if (failure !== null) around.emit({ type: "failed", name: planned.name, failure });
  throw new Error(end.kind === "step" ? `${end.label}: ${end.error} (${planned.name}.log)` : "it was stopped");
}
