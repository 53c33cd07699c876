import { type FileHandle, open } from "node:fs/promises";
import type { LogFile } from "./log-files.ts";
import { type LogLine, NOTHING_BEFORE, readLine } from "./log-line.ts";
import { logTime } from "./log-time.ts";

/** Bytes that are read at once; a line that is longer is cut there. */
const CHUNK = 256 * 1024;

/** Lines of one stream by and by, oldest first, from about a moment on. */
export async function* chunksFrom({ process, paths }: LogFile, since: number | null): AsyncGenerator<LogLine[]> {
  for await (const { file, size, modified } of opened(paths)) {
    if (since !== null && modified < since) continue;
    let before = NOTHING_BEFORE;
    let at = since === null ? 0 : await offsetNear(file, size, since);
    while (at < size) {
      const { lines, next } = await linesAt(file, at, size);
      at = next;
      const chunk = lines.map((line) => (before = readLine(process, line, before)));
      if (chunk.length > 0) yield chunk;
    }
  }
}

/** Lines of one stream by and by, newest first, until those of a moment have been seen. */
export async function* chunksBack({ process, paths }: LogFile, since: number | null): AsyncGenerator<LogLine[]> {
  for await (const { file, size, modified } of opened(paths.toReversed())) {
    if (since !== null && modified < since) return;
    let end = size;
    while (end > 0) {
      const { lines, start } = await linesBefore(file, end);
      end = start;
      const chunk = timed(process, lines, modified);
      const [oldest] = chunk;
      if (oldest !== undefined) yield chunk.reverse();
      if (since !== null && oldest !== undefined && (oldest.time ?? since) < since) return;
    }
  }
}

interface Opened {
  readonly file: FileHandle;
  readonly size: number;
  /** When it was written to last. */
  readonly modified: number;
}

/** One that was rotated away meanwhile is passed over. */
async function* opened(paths: readonly string[]): AsyncGenerator<Opened> {
  for (const path of paths) {
    const file = await open(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return null;
    });
    if (file === null) continue;
    try {
      const { size, mtimeMs } = await file.stat();
      yield { file, size, modified: mtimeMs };
    } finally {
      await file.close();
    }
  }
}

/** The whole lines from an offset on, as far as one chunk goes, and where the next begins. */
async function linesAt(file: FileHandle, at: number, size: number) {
  const bytes = await bytesOf(file, at, Math.min(size, at + CHUNK));
  const last = bytes.lastIndexOf(10);
  const isEnd = bytes.length === 0 || at + bytes.length >= size;
  const whole = isEnd || last < 0 ? bytes : bytes.subarray(0, last + 1);
  return { lines: split(whole), next: bytes.length === 0 ? size : at + whole.length };
}

/** The whole lines that end at an offset, as far as one chunk goes, and where the first begins. */
async function linesBefore(file: FileHandle, end: number) {
  const start = Math.max(0, end - CHUNK);
  const bytes = await bytesOf(file, start, end);
  const first = start === 0 ? 0 : bytes.subarray(0, -1).indexOf(10) + 1;
  return { lines: split(bytes.subarray(first)), start: start + first };
}

/** Lines oldest first. Those before the first that tells its time have that one's; where none does it is the file's. */
function timed(process: string, lines: readonly string[], modified: number): LogLine[] {
  const first = lines.map(logTime).find((time) => time !== null) ?? Math.floor(modified);
  let before = { ...NOTHING_BEFORE, time: first };
  return lines.map((line) => {
    const read = readLine(process, line, before);
    before = { ...read, time: read.time ?? first };
    return read;
  });
}

/** An offset before which all lines are older than a moment: halves the file until a chunk is left. */
async function offsetNear(file: FileHandle, size: number, since: number): Promise<number> {
  let [low, high] = [0, size];
  while (high - low > CHUNK) {
    const middle = Math.floor((low + high) / 2);
    const { lines } = await linesAt(file, middle, Math.min(size, middle + CHUNK));
    const time = lines
      .slice(1)
      .map(logTime)
      .find((one) => one !== null);
    if (time === undefined || time === null || time >= since) high = middle;
    else low = middle;
  }
  return low === 0 ? 0 : low + (await bytesOf(file, low, Math.min(size, low + CHUNK))).indexOf(10) + 1;
}

async function bytesOf(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(to - from), 0, to - from, from);
  return buffer.subarray(0, bytesRead);
}

function split(bytes: Buffer): readonly string[] {
  return bytes
    .toString()
    .split("\n")
    .filter((line) => line !== "");
}
