import type { PlannedProcess, Step } from "../../plan/run-plan.ts";
import type { StepOutcome } from "../event.ts";
import type { Around } from "./around.ts";
import type { End } from "./process-state.ts";
import { stepRecordOf } from "./record.ts";
import type { Running } from "./running.ts";
import { runStep } from "./step.ts";

/** Steps whose work is the same wait for one another: two copies of a site must not build into one folder at once. */
const underWay = new Map<string, Promise<unknown>>();

/** Does a process's steps in order. Null when all are done; otherwise why the process cannot go on. */
export async function runSteps(
  steps: readonly Step[],
  planned: PlannedProcess,
  { around, signal }: { readonly around: Around; readonly signal: AbortSignal },
): Promise<End | null> {
  const { emit, store } = around;
  for (const step of steps) {
    if (signal.aborted) return { kind: "asked" };
    const begun = Date.now();
    const about = { name: planned.name, label: step.label };
    emit({ type: "step-started", ...about });
    const finish = (outcome: StepOutcome) =>
      emit({ type: "step-finished", ...about, outcome, duration: Date.now() - begun });
    try {
      const record = (running: Running | null) =>
        running === null ? store.forget(`${planned.name}#step`) : store.save(stepRecordOf(planned, running));
      const context = { surroundings: around.surroundings(planned, step), signal, record };
      finish(await alone(placeOf(step), () => runStep(step, context)));
    } catch (error) {
      finish("failed");
      if (signal.aborted) return { kind: "asked" };
      return { kind: "step", label: step.label, error: error instanceof Error ? error.message : String(error) };
    }
  }
  return null;
}

async function alone<T>(place: string | null, work: () => Promise<T>): Promise<T> {
  if (place === null) return work();
  const result = (underWay.get(place) ?? Promise.resolve()).then(work);
  underWay.set(
    place,
    result.catch(() => undefined),
  );
  return result;
}

function placeOf(step: Step): string | null {
  return step.kind === "command" ? (step.unless?.path ?? null) : null;
}
