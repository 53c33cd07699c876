import type { StartFailure } from "@terrace/run";
import { exitWords, lastError } from "@terrace/run/client";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import { took } from "./time.ts";

type Failure = StartFailure["failure"];

/** Why a platform did not come up, as the error that ends `up`: what failed, the end of its log, and where the rest is. */
export function startError({ process, failure, others }: StartFailure, again: (service: string) => string): UserError {
  if (failure.reason === "deployment") return deploymentError([{ name: process, failure }, ...others], again);
  const log = "log" in failure ? failure.log : null;
  return new UserError(failureSentence(process, failure), {
    code: failure.reason.toUpperCase().replaceAll("-", "_"),
    exitCode: failure.reason === "plan" ? EXIT.spec : EXIT.deployment,
    diagnostics: failure.reason === "plan" ? failure.diagnostics : [],
    detail: log?.lines ?? [],
    hint: log === null ? hintFor(failure) : `The whole log is ${log.path}`,
  });
}

/** Services that did not get where deployments were to bring them, with what their tasks said last. */
function deploymentError(failed: StartFailure["others"], again: (service: string) => string): UserError {
  const [first, ...others] = failed.map(({ name, failure }) => failureSentence(name, failure));
  const lines = failed.flatMap(({ failure }) => ("log" in failure ? failure.log.lines : []));
  const services = failed.flatMap(({ name, failure }) => (failure.reason === "deployment" ? [name] : []));
  const commands = services.map((name) => `\`${again(name)}\``);
  return new UserError(first ?? "", {
    code: "DEPLOYMENT",
    exitCode: EXIT.deployment,
    detail: [...others, ...lines],
    hint: `The platform serves on. ${commands.join(", ")} ${commands.length === 1 ? "tries" : "try"} again, and so does \`up\` with other code`,
  });
}

/** What failed, in one sentence. */
export function failureSentence(name: string, failure: Failure): string {
  switch (failure.reason) {
    case "exited":
      return `${name} ended again and again, ${exitWords(failure.exit)}${because(failure.log.lines)}.`;
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
      if (failure.revision === null) return `${name} could not be deployed: ${failure.error}.`;
      return failure.outcome === "rolled-back"
        ? `${name} stays at revision ${failure.current}: revision ${failure.revision} was rolled back, ${failure.error}.`
        : `${name} is neither at revision ${failure.current} nor at ${failure.revision}: ${failure.error}.`;
    case "stopped":
      return `${name} was stopped while it started.`;
    case "control-plane":
      return `The control plane of ${name} failed: ${failure.error}`;
  }
}

/** What the program itself said of its end, where its last words name an error. */
function because(lines: readonly string[]): string {
  const error = lastError(lines);
  return error === null ? "" : `: ${error}`;
}

function hintFor(failure: Failure): string | null {
  if (failure.reason === "port-taken") return "Stop what listens there, or choose another port";
  if (failure.reason === "state-refused") return `Move ${failure.folder} away, or delete it with all that it holds`;
  return null;
}
