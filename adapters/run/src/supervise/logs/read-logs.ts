import type { PlatformRef } from "../state/state-folder.ts";
import { inOrder } from "./in-order.ts";
import { chunksBack, chunksFrom } from "./log-chunks.ts";
import { logFiles } from "./log-files.ts";
import { EVERY_LINE, isWanted, type LogFilter } from "./log-filter.ts";
import type { LogLine } from "./log-line.ts";
import { mergeLines } from "./merge-lines.ts";

export interface LogQuery {
  /** Processes and services; none means all. */
  readonly names?: readonly string[];
  readonly wanted?: LogFilter;
  /** The last so many of them; null for all. */
  readonly lines: number | null;
}

/** Engines write seconds, and each worker of the edge writes down what is over once a second: a line may stand a little after a younger one. */
const SLACK = 5_000;

/**
 * What was written, oldest first, rotated logs included; works whether the platform runs or not. Read in chunks, from the end where
 * only the last lines are asked for: the size of the logs does not matter.
 */
export async function* readLogs(
  ref: PlatformRef,
  { names = [], wanted = EVERY_LINE, lines }: LogQuery,
): AsyncGenerator<LogLine> {
  const files = await logFiles(ref, names);
  const since = wanted.since === null ? null : wanted.since - SLACK;
  if (lines !== null) return yield* (await last(files.toReversed(), { since, wanted, lines })).reverse();
  const streams = files.map((file) => chunksFrom(file, since));
  for await (const line of inOrder(mergeLines(streams, "oldest first"), "oldest first", SLACK)) {
    if (wanted.until !== null && (line.time ?? 0) > wanted.until + SLACK) return;
    if (isWanted(line, wanted)) yield line;
  }
}

/** Newest first. */
async function last(
  files: Awaited<ReturnType<typeof logFiles>>,
  { since, wanted, lines }: { since: number | null; wanted: LogFilter; lines: number },
): Promise<LogLine[]> {
  const found: LogLine[] = [];
  if (lines === 0) return found;
  const streams = files.map((file) => chunksBack(file, since));
  for await (const line of inOrder(mergeLines(streams, "newest first"), "newest first", SLACK)) {
    if (isWanted(line, wanted)) found.push(line);
    if (found.length >= lines) break;
  }
  return found;
}
