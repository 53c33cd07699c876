/** How much a line matters, from the least. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/** How much a line matters: one of the words that every service logs with. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What engines say, in our words. PostgreSQL's LOG and Redis' `*` are what a service calls info. */
const ENGINE_WORDS: Readonly<Record<string, LogLevel>> = {
  debug: "debug",
  info: "info",
  notice: "info",
  log: "info",
  warn: "warn",
  warning: "warn",
  error: "error",
  err: "error",
  crit: "error",
  alert: "fatal",
  emerg: "fatal",
  fatal: "fatal",
  panic: "fatal",
};

/** nginx and HAProxy in brackets, PostgreSQL before a colon, PgBouncer behind its process id. */
const ENGINE_LEVEL =
  /\[(debug|info|notice|warn|warning|error|crit|alert|emerg)\]|\b(DEBUG|INFO|NOTICE|LOG|WARNING|ERROR|FATAL|PANIC)(?:\d?:|\s)/i;

/** Redis: process, role, time and one sign. */
const REDIS_SIGN = /^\d+:[XCSM] .{20,26} ([.\-*#]) /;
const REDIS_LEVELS: Readonly<Record<string, LogLevel>> = { ".": "debug", "-": "debug", "*": "info", "#": "warn" };

const HEAD = 120;

/** The level that a line states; null when it states none, as a line of a stack does. */
export function logLevel(line: string): LogLevel | null {
  if (line.startsWith("{")) return jsonLevel(line);
  const head = line.slice(0, HEAD);
  const sign = REDIS_SIGN.exec(head)?.[1];
  if (sign !== undefined) return REDIS_LEVELS[sign] ?? null;
  const engine = ENGINE_LEVEL.exec(head);
  if (engine !== null) return ENGINE_WORDS[(engine[1] ?? engine[2] ?? "").toLowerCase()] ?? null;
  return /\b\w*(Error|Exception)\b/.test(head) && !/^\s/.test(head) ? "error" : null;
}

/** Whether a level is at least another. */
export function isAtLeast(level: LogLevel, least: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);
}

/** Events of the control plane have a type in the place of a level. */
function jsonLevel(line: string): LogLevel | null {
  const word = /"level":"(\w+)"/.exec(line)?.[1];
  if (word !== undefined) return ENGINE_WORDS[word] ?? (word === "trace" ? "trace" : null);
  const type = /^\{"at":"[^"]+","type":"([\w-]+)"/.exec(line)?.[1];
  if (type === undefined) return null;
  if (type === "failed") return "error";
  return ["process-unhealthy", "process-restarting"].includes(type) ? "warn" : "info";
}
