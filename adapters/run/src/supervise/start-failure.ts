import type { Exit, Failure, LogExcerpt, PortHolder } from "./event.ts";

/** A platform that did not come up: the process that failed, why, and the end of its log. */
export class StartFailure extends Error {
  /** The process, or the platform where no single process is to blame. */
  readonly process: string;
  readonly failure: Failure;

  constructor(process: string, failure: Failure) {
    super(describe(process, failure));
    this.name = "StartFailure";
    this.process = process;
    this.failure = failure;
  }

  /** Where to read on; null when no log tells more. */
  get log(): LogExcerpt | null {
    return "log" in this.failure ? this.failure.log : null;
  }
}

function describe(name: string, failure: Failure): string {
  switch (failure.reason) {
    case "exited":
      return `${name} ended again and again: ${exitText(failure.exit)}`;
    case "never-ready":
      return `${name} was not ready after ${Math.round(failure.waited / 1_000)} s: ${failure.error}`;
    case "unhealthy":
      return `${name} became unhealthy again and again: ${failure.error}`;
    case "step":
      return `${name} could not be prepared: ${failure.label}: ${failure.error}`;
    case "spawn":
      return `${name} could not be started: ${failure.error}`;
    case "port-taken":
      return `port ${failure.port} for ${name} is taken${holderText(failure.holder)}`;
    case "plan":
      return failure.diagnostics.map(({ code, at, message }) => `${code} ${at.path}: ${message}`).join("\n");
    case "stopped":
      return `${name} was stopped while it started`;
    case "control-plane":
      return `the control plane of ${name} failed: ${failure.error}`;
  }
}

function exitText({ code, signal }: Exit): string {
  if (signal !== null) return signal;
  return code === null ? "unknown exit" : `exit code ${code}`;
}

function holderText(holder: PortHolder | null): string {
  return holder === null ? "" : ` by ${holder.command} (pid ${holder.pid})`;
}
