import type { PlannedProcess, Step } from "../../plan/run-plan.ts";
import type { StepOutcome } from "../event.ts";
import type { Around } from "./around.ts";
import { exists } from "./copy-step.ts";
import { aloneOnMachine } from "./machine-lock.ts";
import type { End } from "./process-state.ts";
import { stepRecordOf } from "./record.ts";
import type { Running } from "./running.ts";
import { runStep } from "./step.ts";
import type { CommandContext } from "./step-command.ts";

/** How often a step is tried of a process that serves already: a database that is too busy to answer in time is needed all the more. */
const TRIES = 3;

/** Does a process's steps in order. Null when all are done; otherwise why the process cannot go on. */
export async function runSteps(
  steps: readonly Step[],
  planned: PlannedProcess,
  {
    around,
    signal,
    serves = false,
  }: { readonly around: Around; readonly signal: AbortSignal; readonly serves?: boolean },
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
      finish(await runAgain(step, context, serves ? TRIES : 1));
    } catch (error) {
      finish(signal.aborted ? "stopped" : "failed");
      if (signal.aborted) return { kind: "asked" };
      return { kind: "step", label: step.label, error: error instanceof Error ? error.message : String(error) };
    }
  }
  return null;
}

async function runAgain(step: Step, context: CommandContext, tries: number): Promise<StepOutcome> {
  try {
    return await runAlone(step, context);
  } catch (error) {
    if (tries === 1 || context.signal.aborted) throw error;
    return runAgain(step, context, tries - 1);
  }
}

/**
 * Steps whose work is the same wait for one another: two copies of a site must not build into one folder at once.
 * A task whose own copy is there waits for nobody: it may have to come back while the next build is under way.
 */
async function runAlone(step: Step, context: CommandContext): Promise<StepOutcome> {
  if (step.kind === "copy" && (await exists(step.to))) return "skipped";
  const place = placeOf(step);
  const work = () => runStep(step, context);
  return place === undefined ? work() : aloneOnMachine(place, context.signal, work);
}

function placeOf(step: Step): string | undefined {
  switch (step.kind) {
    case "copy":
      return step.make.unless?.path;
    case "command":
      return step.unless?.path;
    case "revision":
      return step.to;
    case "sql":
      return undefined;
  }
}
