import { open, stat, watch } from "node:fs/promises";
import { dirname } from "node:path";
import type { PlatformRef } from "../state/state-folder.ts";
import { type LogFile, type LogLine, logFiles } from "./log-line.ts";

/** How far a log was read, and the beginning of a line whose end is still to come. */
interface Position {
  offset: number;
  rest: string;
}

/** Lines as they are written from now on, until the signal fires. Logs that come later are followed from their beginning. */
export async function* followLogs(
  ref: PlatformRef,
  { name = null, signal }: { readonly name?: string | null; readonly signal: AbortSignal },
): AsyncGenerator<LogLine> {
  const positions = new Map<string, Position>();
  const [any] = await logFiles(ref, null);
  if (any === undefined) return;
  for (const { path } of await logFiles(ref, name)) positions.set(path, { offset: (await stat(path)).size, rest: "" });
  try {
    for await (const _ of watch(dirname(any.path), { signal })) {
      for (const file of await logFiles(ref, name)) {
        const position = positions.get(file.path) ?? { offset: 0, rest: "" };
        positions.set(file.path, position);
        yield* await newLines(file, position);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** A log that is shorter than it was has been rotated: it begins anew. */
async function newLines({ process, path }: LogFile, position: Position): Promise<readonly LogLine[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size < position.offset) Object.assign(position, { offset: 0, rest: "" });
    const { buffer } = await file.read(
      Buffer.alloc(size - position.offset),
      0,
      size - position.offset,
      position.offset,
    );
    position.offset = size;
    const lines = (position.rest + buffer.toString()).split("\n");
    position.rest = lines.pop() ?? "";
    return lines.map((line) => ({ process, line }));
  } finally {
    await file.close();
  }
}
