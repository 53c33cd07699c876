import { type LogLevel, logLevel } from "./log-level.ts";
import { logTime } from "./log-time.ts";

/** One line of a process's output. */
export interface LogLine {
  readonly process: string;
  /** When it was written, in milliseconds since the epoch: by its own word, else by that of the lines around it; null when none says. */
  readonly time: number | null;
  readonly level: LogLevel;
  readonly line: string;
}

/** What a line that says nothing of itself takes over: it belongs to the one before it. */
export type Before = Pick<LogLine, "time" | "level">;

export const NOTHING_BEFORE: Before = { time: null, level: "info" };

/** A line with what it says of itself. A further line of a stack or of a statement is as grave as the first. */
export function readLine(process: string, line: string, before: Before): LogLine {
  const level = logLevel(line) ?? (isFurther(line) ? before.level : "info");
  return { process, time: logTime(line) ?? before.time, level, line };
}

/** PostgreSQL gives the statement and the details of an error lines of their own. */
function isFurther(line: string): boolean {
  return /^\s/.test(line) || /\b(DETAIL|HINT|CONTEXT|STATEMENT|QUERY):/.test(line.slice(0, 120));
}
