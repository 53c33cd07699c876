import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { Failure } from "../event.ts";
import { excerpt } from "../logs/excerpt.ts";
import { portHolder } from "../state/port-holder.ts";
import type { Around } from "./around.ts";
import type { End } from "./process-state.ts";

/** Ends in a row after which a process counts as failed where a single one may be a race. */
const TRIES = 3;

export interface Past {
  /** Ends in a row, this one included. */
  readonly failures: number;
  /** Whether it was ready before, by its present plan. */
  readonly everReady: boolean;
  readonly log: string;
}

/** Tells whoever waits for a process why it did not come, once it counts as failed. */
export function tellFailure(
  planned: PlannedProcess,
  end: End,
  { around, ...past }: Omit<Past, "log"> & { readonly around: Around },
): void {
  const failure = failureOf(end, { ...past, log: around.surroundings(planned, null).log });
  if (failure !== null) around.emit({ type: "failed", name: planned.name, failure });
}

/** What to tell whoever waits for a process; null while it may still come. */
export function failureOf(end: End, { failures, everReady, log }: Past): Failure | null {
  const patience = everReady || end.kind === "exited" ? TRIES : 1;
  if (failures < patience) return null;
  switch (end.kind) {
    case "asked":
      return null;
    case "step":
      return { reason: "step", label: end.label, error: end.error, log: excerpt(log) };
    case "spawn":
      return { reason: "spawn", error: end.error, log: excerpt(log) };
    case "port-taken":
      return { reason: "port-taken", port: end.port, holder: portHolder(end.port) };
    case "never-ready":
      return { reason: "never-ready", waited: end.waited, error: end.error, log: excerpt(log) };
    case "unhealthy":
      return { reason: "unhealthy", error: end.error, log: excerpt(log) };
    case "exited":
      return { reason: "exited", exit: end.exit, log: excerpt(log) };
  }
}
