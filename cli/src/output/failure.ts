import type { RunEvent, StartFailure } from "@terrace/run";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import { took } from "./time.ts";

type Failure = StartFailure["failure"];

export type Exit = Extract<RunEvent, { type: "process-exited" }>["exit"];

/** Why a platform did not come up, as the error that ends `up`: what failed, the end of its log, and where the rest is. */
export function startError({ process, failure }: StartFailure): UserError {
  const log = "log" in failure ? failure.log : null;
  return new UserError(failureSentence(process, failure), {
    code: failure.reason.toUpperCase().replaceAll("-", "_"),
    exitCode: failure.reason === "plan" ? EXIT.spec : EXIT.deployment,
    diagnostics: failure.reason === "plan" ? failure.diagnostics : [],
    detail: log?.lines ?? [],
    hint: log === null ? hintFor(failure) : `The whole log is ${log.path}`,
  });
}

/** What failed, in one sentence. */
export function failureSentence(name: string, failure: Failure): string {
  switch (failure.reason) {
    case "exited":
      return `${name} ended again and again, ${exitWords(failure.exit)}.`;
    case "never-ready":
      return `${name} was not healthy after ${took(failure.waited)}: ${failure.error}`;
    case "unhealthy":
      return `${name} became unhealthy again and again: ${failure.error}`;
    case "step":
      return `${name} could not be prepared, ${failure.label} failed: ${failure.error}`;
    case "spawn":
      return `${name} cannot be started: ${failure.error}`;
    case "port-taken": {
      const { holder } = failure;
      return `Port ${failure.port} for ${name} is taken${holder === null ? "" : ` by ${holder.command} (pid ${holder.pid})`}.`;
    }
    case "plan":
      return `${name} cannot run on this machine as it is described.`;
    case "state-refused":
      return `The state of ${name} is not safe to go on from: ${failure.error}.`;
    case "deployment":
      return failure.outcome === "rolled-back"
        ? `${name} runs its earlier revision again: ${failure.error}`
        : `${name} could not be deployed: ${failure.error}`;
    case "stopped":
      return `${name} was stopped while it started.`;
    case "control-plane":
      return `The control plane of ${name} failed: ${failure.error}`;
  }
}

/** `with exit code 1`, `by SIGKILL`. */
export function exitWords({ code, signal }: Exit): string {
  if (signal !== null) return `by ${signal}`;
  return code === null ? "unseen" : `with exit code ${code}`;
}

function hintFor(failure: Failure): string | null {
  if (failure.reason === "port-taken") return "Stop what listens there, or choose another port";
  if (failure.reason === "state-refused") return `Move ${failure.folder} away, or delete it with all that it holds`;
  return null;
}
