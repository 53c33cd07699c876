import type { Exit, Failure, LogExcerpt, PortHolder } from "@terrace/run";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import { took } from "./time.ts";

/** Why a platform did not come up, as the error that ends `up`: what failed, the end of its log, and where the rest is. */
export function startError(name: string, failure: Failure): UserError {
  const log = "log" in failure ? failure.log : null;
  return new UserError(failureSentence(name, failure), {
    code: failure.reason.toUpperCase().replaceAll("-", "_"),
    exitCode: failure.reason === "plan" ? EXIT.spec : EXIT.deployment,
    diagnostics: failure.reason === "plan" ? failure.diagnostics : [],
    detail: log?.lines ?? [],
    hint: failure.reason === "port-taken" ? "Stop what listens there, or ask for another port." : whereTheRestIs(log),
  });
}

/** The same in one sentence. */
export function failureSentence(name: string, failure: Failure): string {
  switch (failure.reason) {
    case "exited":
      return `${name} ended ${exitWords(failure.exit)} instead of starting.`;
    case "never-ready":
      return `${name} did not become healthy within ${took(failure.waited)}: ${failure.error}`;
    case "step":
      return `${name}: ${failure.label} failed: ${failure.error}`;
    case "spawn":
      return `${name} cannot be started: ${failure.error}`;
    case "port-taken":
      return `Port ${failure.port}, which ${name} needs, is taken${holderWords(failure.holder)}.`;
    case "plan":
      return `${name} cannot be run on this machine as it is described.`;
    case "control-plane":
      return `The control plane of ${name} failed: ${failure.error}`;
  }
}

/** `with exit code 1`, `by SIGKILL`. */
export function exitWords(exit: Exit): string {
  if (exit.signal !== null) return `by ${exit.signal}`;
  return exit.code === null ? "unseen" : `with exit code ${exit.code}`;
}

function holderWords(holder: PortHolder | null): string {
  return holder === null ? "" : ` by ${holder.command} (pid ${holder.pid})`;
}

function whereTheRestIs(log: LogExcerpt | null): string | null {
  return log === null ? null : `The whole log is ${log.path}`;
}
