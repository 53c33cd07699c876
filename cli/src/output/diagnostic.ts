import type { Diagnostic, Severity } from "@terrace/core/diagnostics";
import type { Paint } from "./terminal.ts";

/** A diagnostic with the line that its path leads to; null when it could not be found. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly line: number | null;
}

/** One finding for a person: what, where, why, what to do. `note` stands behind the place, quietly. */
export function diagnosticText(diagnostic: LocatedDiagnostic, paint: Paint, note = ""): string {
  const { code, at, line, message, hint } = diagnostic;
  const file = at.file === null ? "" : paint.bold(`${at.file}${line === null ? "" : `:${line}`}`);
  const head = [`${mark(diagnostic, paint)} ${paint.dim(code)}`, file, at.path, paint.dim(note)];
  const lines = [head.filter((part) => part !== "").join("  "), `  ${message}`];
  if (hint !== null) lines.push(`  ${paint.cyan("→")} ${hint}`);
  return lines.map((text) => `  ${text}\n`).join("");
}

/** `2 errors, 1 warning, 1 acknowledged`; `nothing to report` when there is none. */
export function diagnosticSummary(diagnostics: readonly Diagnostic[]): string {
  const open = diagnostics.filter((found) => !isAcknowledged(found));
  const count = (severity: Severity): number => open.filter((found) => found.severity === severity).length;
  const acknowledged = diagnostics.length - open.length;
  const parts = [plural(count("error"), "error"), plural(count("warning"), "warning"), plural(count("info"), "note")];
  if (acknowledged > 0) parts.push(`${acknowledged} acknowledged`);
  return parts.filter((part) => part !== "").join(", ") || "nothing to report";
}

/** A rule's finding that the authors accept, with their reason where the hint would be. */
function isAcknowledged({ severity, hint }: Diagnostic): boolean {
  return severity === "info" && (hint?.startsWith("acknowledged: ") ?? false);
}

function mark(diagnostic: Diagnostic, paint: Paint): string {
  if (isAcknowledged(diagnostic)) return paint.dim("○");
  if (diagnostic.severity === "error") return paint.red("✗");
  return diagnostic.severity === "warning" ? paint.yellow("!") : paint.blue("i");
}

function plural(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
