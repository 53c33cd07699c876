import { logTime } from "./log-time.ts";
import type { Paint } from "./terminal.ts";
import { clock } from "./time.ts";

/** The fields that every service writes; everything else about a line is optional. */
interface LogFields {
  readonly timestamp?: string;
  readonly level?: string;
  readonly message?: string;
  readonly method?: string;
  readonly path?: string;
  readonly statusCode?: number;
  readonly responseTime?: number;
  readonly requestId?: string;
  readonly error?: { readonly message?: string; readonly stack?: string };
}

/** The moment at the beginning of an engine's own line. */
const STAMP = /^\d{4}[-/]\d\d[-/]\d\d[ T][\d:.]+(?: UTC)? /;

/** A service's JSON line as a person reads it: time, level, sentence, request. An engine's line keeps its words, with a short time. */
export function logLine(line: string, paint: Paint): string {
  const fields = parse(line);
  if (fields === null)
    return line.replace(STAMP, () => `${paint.dim(clock(new Date(logTime(line) ?? 0).toISOString()))} `);
  const { timestamp, level = "info", message = "", error } = fields;
  const time = timestamp === undefined ? "" : paint.dim(clock(timestamp));
  const parts = [time, levelWord(level, paint), message, request(fields, paint)];
  const first = parts.filter((part) => part !== "").join(" ");
  const cause = error?.stack ?? error?.message;
  return cause === undefined ? first : `${first}\n${paint.dim(cause.replace(/^/gm, "    "))}`;
}

function parse(line: string): LogFields | null {
  if (!line.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(line);
    const known = value !== null && typeof value === "object" && ("message" in value || "level" in value);
    return known ? (value as LogFields) : null;
  } catch {
    return null;
  }
}

function levelWord(level: string, paint: Paint): string {
  const word = level.toUpperCase().padEnd(5);
  if (level === "error" || level === "fatal") return paint.red(word);
  if (level === "warn") return paint.yellow(word);
  return level === "info" ? paint.green(word) : paint.dim(word);
}

function request({ method, path, statusCode, responseTime }: LogFields, paint: Paint): string {
  if (method === undefined || path === undefined) return "";
  const status = statusCode === undefined ? "" : ` ${statusCode}`;
  const time = responseTime === undefined ? "" : ` ${Math.round(responseTime)} ms`;
  return paint.dim(`${method} ${path}${status}${time}`);
}
