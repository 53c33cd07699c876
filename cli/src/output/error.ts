import type { UserError } from "../user-error.ts";
import { diagnosticSummary, diagnosticText, type LocatedDiagnostic } from "./diagnostic.ts";
import type { Terminal } from "./terminal.ts";

/** Tells a failure: sentence, findings, detail and hint on stderr, or one object on stdout with `--json`. */
export function printError(error: UserError, terminal: Terminal): void {
  if (terminal.json) {
    const { code, message, hint, exitCode, diagnostics, detail } = error;
    const body = {
      code,
      message,
      hint,
      exitCode,
      ...(detail.length > 0 && { detail }),
      ...(diagnostics.length > 0 && { diagnostics }),
    };
    terminal.out.write(`${JSON.stringify({ error: body })}\n`);
    return;
  }
  const { paint, write } = terminal.err;
  write(`\n  ${paint.red("✗")} ${paint.bold(error.message)}\n`);
  if (error.diagnostics.length > 0) {
    write(`\n${error.diagnostics.map((found) => diagnosticText(located(found), paint)).join("\n")}`);
    write(`\n  ${diagnosticSummary(error.diagnostics)}\n`);
  }
  if (error.detail.length > 0) write(`\n${error.detail.map((line) => `    ${paint.dim(line)}\n`).join("")}`);
  if (error.hint !== null) write(`\n  ${paint.cyan("→")} ${error.hint}\n`);
  write("\n");
}

/** Tells a bug, with all that a report needs. */
export function printBug(error: unknown, terminal: Terminal): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (terminal.json) {
    const message = error instanceof Error ? error.message : String(error);
    terminal.out.write(`${JSON.stringify({ error: { code: "BUG", message, hint: null, exitCode: 70 } })}\n`);
  }
  const { paint, write } = terminal.err;
  write(`\n  ${paint.red("✗")} ${paint.bold("This is a bug in Terrace.")} Please report it with the lines below.\n\n`);
  write(`${stack.replace(/^/gm, "    ")}\n\n`);
}

function located(diagnostic: UserError["diagnostics"][number]): LocatedDiagnostic {
  return "line" in diagnostic ? (diagnostic as LocatedDiagnostic) : { ...diagnostic, line: null };
}
