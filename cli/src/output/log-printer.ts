import type { LogLine } from "@terrace/run/client";
import { logLine } from "./log-line.ts";
import type { Terminal } from "./terminal.ts";
import { pad } from "./width.ts";

/** Writes lines of several processes to stdout: coloured names and readable JSON for a person, raw lines elsewhere, objects with `--json`. */
export function logPrinter(processes: readonly string[], { out, json }: Terminal): (line: LogLine) => void {
  if (json) return (line) => out.write(`${JSON.stringify({ ...line, time: momentIn(line) })}\n`);
  const { paint } = out;
  const colors = [paint.cyan, paint.magenta, paint.blue, paint.yellow, paint.green];
  const names = [...processes].sort();
  const columns = Math.max(0, ...names.map((name) => name.length));
  return (read) => {
    if (!names.includes(read.process)) names.push(read.process);
    const color = colors[names.indexOf(read.process) % colors.length] ?? paint.cyan;
    const text = out.live ? logLine(read, paint) : read.line;
    for (const part of text.split("\n")) out.write(`${color(pad(read.process, columns))} ${paint.dim("│")} ${part}\n`);
  };
}

function momentIn({ time }: LogLine): string | null {
  return time === null ? null : new Date(time).toISOString();
}
