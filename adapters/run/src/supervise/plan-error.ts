import type { Diagnostic } from "@terrace/core/diagnostics";

/** A graph that cannot be run on this machine, with everything that is wrong. */
export class PlanError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
    this.name = "PlanError";
    this.diagnostics = diagnostics;
  }
}
