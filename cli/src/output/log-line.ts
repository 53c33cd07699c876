import type { LogLevel, LogLine } from "@terrace/run/client";
import type { Paint } from "./terminal.ts";
import { clock } from "./time.ts";

/** The fields that every service writes; everything else about a line is optional. */
interface LogFields {
  readonly timestamp?: string;
  readonly message?: string;
  readonly method?: string;
  readonly path?: string;
  readonly statusCode?: number;
  readonly responseTime?: number;
  readonly requestId?: string;
  /** The task that the balancer chose, how often it tried again and how it ended: `--` when nothing was amiss. */
  readonly server?: string;
  readonly retries?: string;
  readonly ending?: string;
  readonly error?: { readonly message?: string; readonly stack?: string };
}

/** The moment at the beginning of an engine's own line, and Redis' process and role before it. */
const STAMP = /^(?:\d{4}[-/]\d\d[-/]\d\d[ T][\d:.]+(?: UTC)?|\d+:[XCSM] \d\d \w{3} \d{4} [\d:.]+) /;

/** Enough of a request's id to tell it from others, and to ask for it. */
const SHOWN_OF_ID = 8;

/** A service's JSON line as a person reads it: time, level, sentence, request. An engine's line keeps its words, with a short time. */
export function logLine({ line, level, time }: Pick<LogLine, "line" | "level" | "time">, paint: Paint): string {
  const fields = parse(line);
  if (fields === null) {
    const words = line.replace(STAMP, "");
    const moment = words === line ? "" : `${paint.dim(clock(new Date(time ?? 0).toISOString()))} `;
    return moment + byLevel(level, words, paint);
  }
  const { timestamp, message = "", error } = fields;
  const parts = [
    timestamp === undefined ? "" : paint.dim(clock(timestamp)),
    levelWord(level, paint),
    message,
    request(fields, paint),
  ];
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

function levelWord(level: LogLevel, paint: Paint): string {
  const word = level.toUpperCase().padEnd(5);
  return level === "info" ? paint.green(word) : byLevel(level, word, paint);
}

function byLevel(level: LogLevel, text: string, paint: Paint): string {
  if (level === "error" || level === "fatal") return paint.red(text);
  if (level === "warn") return paint.yellow(text);
  return level === "info" ? text : paint.dim(text);
}

function request({ method, path, statusCode, responseTime, requestId, ...rest }: LogFields, paint: Paint): string {
  if (method === undefined || path === undefined) return "";
  const status = statusCode === undefined ? "" : ` ${statusCode}`;
  const time = responseTime === undefined ? "" : ` ${Math.round(responseTime)} ms`;
  const id = requestId === undefined ? "" : ` ${requestId.slice(0, SHOWN_OF_ID)}`;
  return paint.dim(`${method} ${path}${status}${time}${id}${way(rest)}`);
}

/** What only the balancer knows of a request. */
function way({ server, retries = "0", ending = "--" }: LogFields): string {
  if (server === undefined) return "";
  const amiss = [retries === "0" ? "" : `retries ${retries}`, ending === "--" ? "" : `ended ${ending}`];
  return [` → ${server}`, ...amiss.filter((one) => one !== "")].join(", ");
}
