import type { Diagnostic, Severity } from "@terrace/core/diagnostics";
import type { Paint } from "./terminal.ts";

/** A diagnostic with the line that its path leads to; null when it could not be found. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly line: number | null;
}

/** One finding for a person: what, where, why, what to do. `note` stands behind the place, quietly. */
export function diagnosticText(diagnostic: LocatedDiagnostic, paint: Paint, note = ""): string {
  const { code, severity, at, line, message, hint } = diagnostic;
  const file = at.file === null ? "" : paint.bold(`${at.file}${line === null ? "" : `:${line}`}`);
  const head = [`${mark(severity, paint)} ${paint.dim(code)}`, file, at.path, paint.dim(note)];
  const lines = [head.filter((part) => part !== "").join("  "), `  ${message}`];
  if (hint !== null) lines.push(`  ${paint.cyan("→")} ${hint}`);
  return lines.map((text) => `  ${text}\n`).join("");
}

/** `2 errors, 1 warning`; `nothing to report` when there is none. */
export function diagnosticSummary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): number => diagnostics.filter((found) => found.severity === severity).length;
  const parts = [plural(count("error"), "error"), plural(count("warning"), "warning"), plural(count("info"), "note")];
  return parts.filter((part) => part !== "").join(", ") || "nothing to report";
}

function mark(severity: Severity, paint: Paint): string {
  if (severity === "error") return paint.red("✗");
  if (severity === "warning") return paint.yellow("!");
  return paint.blue("i");
}

function plural(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
