import { once } from "node:events";
import { watch } from "node:fs";
import { open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlatformRef } from "../state/state-folder.ts";
import { type LogFile, logFiles } from "./log-files.ts";
import { EVERY_LINE, isWanted, type LogFilter } from "./log-filter.ts";
import { type Before, type LogLine, NOTHING_BEFORE, readLine } from "./log-line.ts";

/** Between two looks, in milliseconds. */
const GATHER = 100;

/** How far a log was read, and the beginning of a line whose end is still to come. */
interface Position {
  offset: number;
  rest: string;
  before: Before;
}

export interface FollowOptions {
  /** Processes and services; none means all. */
  readonly names?: readonly string[];
  readonly wanted?: LogFilter;
  readonly signal: AbortSignal;
}

/** Lines as they are written from now on, until the signal fires. Logs that come later are followed from their beginning. */
export async function* followLogs(
  ref: PlatformRef,
  { names = [], wanted = EVERY_LINE, signal }: FollowOptions,
): AsyncGenerator<LogLine> {
  const positions = new Map<string, Position>();
  const [any] = await logFiles(ref);
  if (any === undefined) return;
  for (const { path } of await logFiles(ref, names)) positions.set(path, from((await stat(path)).size));
  try {
    for await (const _ of changesIn(dirname(any.path), signal)) {
      for (const file of await logFiles(ref, names)) {
        const position = positions.get(file.path) ?? from(0);
        positions.set(file.path, position);
        for (const line of await newLines(file, position)) if (isWanted(line, wanted)) yield line;
      }
      // A busy platform writes hundreds of times a second: what came meanwhile is one more look.
      await sleep(GATHER, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Yields when something has changed since it was asked last, however often. A queue of the changes would overflow with a warning for each. */
async function* changesIn(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  const watcher = watch(folder);
  let hasChanged = false;
  watcher.on("change", () => {
    hasChanged = true;
  });
  try {
    for (;;) {
      if (!hasChanged) await once(watcher, "change", { signal });
      hasChanged = false;
      yield;
    }
  } finally {
    watcher.close();
  }
}

function from(offset: number): Position {
  return { offset, rest: "", before: NOTHING_BEFORE };
}

/** A log that is shorter than it was has been rotated: it begins anew. */
async function newLines({ process, path }: LogFile, position: Position): Promise<readonly LogLine[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size < position.offset) Object.assign(position, { offset: 0, rest: "" });
    const length = size - position.offset;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, position.offset);
    position.offset = size;
    const lines = (position.rest + buffer.toString()).split("\n");
    position.rest = lines.pop() ?? "";
    return lines.map((line) => {
      const read = readLine(process, line, position.before);
      position.before = { level: read.level, time: read.time };
      return read;
    });
  } finally {
    await file.close();
  }
}
