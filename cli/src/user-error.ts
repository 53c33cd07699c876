import type { Diagnostic } from "@terrace/core/diagnostics";
import { EXIT, type ExitCode } from "./exit-code.ts";

/**
 * A failure that the person in front of the terminal can do something about. Everything else that is thrown is a bug.
 * `detail` is shown below the sentence as it is, such as the end of a log.
 */
export class UserError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string | null;
  readonly detail: readonly string[];
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, facts: UserErrorFacts = {}) {
    super(message);
    this.name = "UserError";
    this.code = facts.code ?? "USAGE";
    this.exitCode = facts.exitCode ?? EXIT.usage;
    this.hint = facts.hint ?? null;
    this.detail = facts.detail ?? [];
    this.diagnostics = facts.diagnostics ?? [];
  }
}

export interface UserErrorFacts {
  /** Upper snake case; what a script compares. */
  readonly code?: string;
  readonly exitCode?: ExitCode;
  readonly hint?: string | null;
  readonly detail?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
}
