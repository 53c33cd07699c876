import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { LogExcerpt } from "../event.ts";

const BYTES = 64 * 1024;

/** The last words of a process in its log: what a Node that crashed says of the cause, or else the last lines. A log that is missing has none. */
export function excerpt(path: string, lines = 12): LogExcerpt {
  const last = lastLines(path, 60);
  return { path, lines: (crashIn(last) ?? last.slice(-lines)).slice(0, lines) };
}

/** Without Node's own frames, which are most of it and say nothing of the code that failed; null where Node did not end in a crash. */
function crashIn(lines: readonly string[]): readonly string[] | null {
  if (!/^Node\.js v\d/.test(lines.at(-1) ?? "")) return null;
  const error = lines.findLastIndex((line) => /^[A-Z]\w*(Error|Exception)\b|^Error\b/.test(line));
  if (error === -1) return null;
  const before = lines.slice(Math.max(0, error - 6), error);
  const place = before.findLastIndex((line) => /^(file:\/\/)?\/.+:\d+$/.test(line));
  const frames = lines.slice(error + 1).filter((line) => /^\s+at /.test(line) && !line.includes("node:"));
  return [...(place === -1 ? [] : before.slice(place)), lines[error] ?? "", ...frames].map(inTree);
}

/** A file of a revision's copy is named as it is in the working tree. */
function inTree(line: string): string {
  return line.replace(/(file:\/\/)?\/[^\s'"()]*\/revisions\/[^/\s]+\/[0-9a-f]+\/tree\//g, "");
}

/** The last lines of a log that are not empty. Read from the end, so that its size does not matter. */
export function lastLines(path: string, count: number, bytes = BYTES): readonly string[] {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return [];
  }
  try {
    const { size } = statSync(path);
    const start = Math.max(0, size - bytes);
    const buffer = Buffer.alloc(size - start);
    readSync(descriptor, buffer, 0, buffer.length, start);
    const whole = buffer
      .toString()
      .split("\n")
      .slice(start === 0 ? 0 : 1);
    return whole.filter((line) => line !== "").slice(-count);
  } finally {
    closeSync(descriptor);
  }
}
