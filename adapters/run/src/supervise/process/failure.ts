import type { Failure } from "../event.ts";
import { excerpt } from "../logs/excerpt.ts";
import { portHolder } from "../state/port-holder.ts";
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
