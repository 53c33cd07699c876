import { isAtLeast, type LogLevel } from "./log-level.ts";
import type { LogLine } from "./log-line.ts";

/** Which lines are asked for. Times are milliseconds since the epoch; what is null does not matter. */
export interface LogFilter {
  readonly since: number | null;
  readonly until: number | null;
  readonly level: LogLevel | null;
  readonly grep: RegExp | null;
  /** A request's id, or a trace's. */
  readonly request: string | null;
}

export const EVERY_LINE: LogFilter = { since: null, until: null, level: null, grep: null, request: null };

/** Whether a line is asked for. One that nobody knows the time of is in no span of time. */
export function isWanted({ time, level, line }: LogLine, wanted: LogFilter): boolean {
  if (wanted.since !== null && (time === null || time < wanted.since)) return false;
  if (wanted.until !== null && (time === null || time > wanted.until)) return false;
  if (wanted.level !== null && !isAtLeast(level, wanted.level)) return false;
  if (wanted.request !== null && !names(line, wanted.request)) return false;
  return wanted.grep === null || wanted.grep.test(line);
}

/** As much of an id as is shown is enough to ask for it. */
const ENOUGH_OF_ID = 8;

/** A short id is a whole word: `abc-1` does not stand in `abc-12`. Of a long one its beginning will do. */
function names(line: string, id: string): boolean {
  for (let at = line.indexOf(id); at >= 0; at = line.indexOf(id, at + 1)) {
    if (isWordPart(line[at - 1])) continue;
    if (id.length >= ENOUGH_OF_ID || !isWordPart(line[at + id.length])) return true;
  }
  return false;
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\w.:-]/.test(character);
}
