import type { LogLine } from "@terrace/run";
import { logLine } from "./log-line.ts";
import { logTime } from "./log-time.ts";
import type { Terminal } from "./terminal.ts";
import { pad } from "./width.ts";

/** Writes lines of several processes to stdout: coloured names and readable JSON for a person, raw lines elsewhere, objects with `--json`. */
export function logPrinter(processes: readonly string[], { out, json }: Terminal): (line: LogLine) => void {
  if (json) return (line) => out.write(`${JSON.stringify(line)}\n`);
  const { paint } = out;
  const colors = [paint.cyan, paint.magenta, paint.blue, paint.yellow, paint.green];
  const names = [...processes];
  const columns = Math.max(0, ...names.map((name) => name.length));
  return ({ process, line }) => {
    if (!names.includes(process)) names.push(process);
    const color = colors[names.indexOf(process) % colors.length] ?? paint.cyan;
    const text = out.live ? logLine(line, paint) : line;
    for (const part of text.split("\n")) out.write(`${color(pad(process, columns))} ${paint.dim("│")} ${part}\n`);
  };
}

/** Lines of several processes in the order in which they were written. A line without a time belongs to the one before it. */
export function interleave(lines: readonly LogLine[]): readonly (LogLine & { readonly time: number })[] {
  const last = new Map<string, number>();
  const timed = lines.map((line) => {
    const time = logTime(line.line) ?? last.get(line.process) ?? 0;
    last.set(line.process, time);
    return { ...line, time };
  });
  return timed.sort((a, b) => a.time - b.time);
}
