import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { LogExcerpt } from "../event.ts";

const BYTES = 64 * 1024;

/** The last lines of a log, read from its end so that its size does not matter. A log that is missing has none. */
export function excerpt(path: string, lines = 12): LogExcerpt {
  return { path, lines: lastLines(path, lines) };
}

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
