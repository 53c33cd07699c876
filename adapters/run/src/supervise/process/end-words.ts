import type { Exit } from "../event.ts";
import { excerpt } from "../logs/excerpt.ts";
import { lastError } from "../logs/last-error.ts";
import type { End } from "./process-state.ts";

/** `with exit code 1`, `by SIGKILL`. */
export function exitWords({ code, signal }: Exit): string {
  if (signal !== null) return `by ${signal}`;
  return code === null ? "unseen" : `with exit code ${code}`;
}

/** Why a run ended, as a clause without its subject, with the program's own last words where it has left some; null when somebody asked for it. */
export function endWords(end: End, log: string): string | null {
  switch (end.kind) {
    case "asked":
      return null;
    case "exited":
      return `ended ${exitWords(end.exit)}${because(end.exit, log)}`;
    case "never-ready":
      return `was not healthy after ${Math.round(end.waited / 1_000)} s: ${end.error}`;
    case "unhealthy":
      return `became unhealthy: ${end.error}`;
    case "step":
      return `could not be prepared, ${end.label} failed: ${end.error}`;
    case "spawn":
      return `could not be started: ${end.error}`;
    case "port-taken":
      return `could not be started: port ${end.port} is taken`;
  }
}

/** One that was killed has said nothing about it: the last error in its log is about something else. */
function because({ signal }: Exit, log: string): string {
  const error = signal === null ? lastError(excerpt(log).lines) : null;
  return error === null ? "" : `: ${error}`;
}
