import { copyFile, open, readdir, rename, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { processOf } from "./log-files.ts";
import { logTime } from "./log-time.ts";

const LARGEST = 20 * 1024 * 1024;
const KEPT = 3;

/** Where the first line of a log that tells its time is looked for. */
const HEAD = 16 * 1024;

export interface RotationOptions {
  /** Bytes that a log may have. */
  readonly largest?: number;
  /** Milliseconds that the lines of a process are kept; null for as long as there is room. */
  readonly retention: (process: string) => number | null;
  readonly now?: number;
}

/**
 * Keeps logs small and no longer than they shall be: a log over the limit is copied to `.1` (older ones move on, the oldest goes)
 * and emptied in place. The processes write on through their open descriptors, which append, and need not know. One whose lines
 * have been gathering for a third of their time is rotated as well, so that what has had its time can go as a file.
 */
export async function rotateLogs(folder: string, { largest = LARGEST, retention, now = Date.now() }: RotationOptions) {
  const names = await readdir(folder);
  for (const name of names) {
    const [log] = /^.+\.log(?=\.\d+$|$)/.exec(name) ?? [];
    if (log === undefined) continue;
    const path = join(folder, name);
    const kept = retention(processOf(log));
    if (log !== name) await removeOld(path, kept, now);
    else if (await isDue(path, { largest, kept, now })) await rotate(path);
  }
}

/** A rotated log goes when its youngest line has had its time. */
async function removeOld(path: string, kept: number | null, now: number): Promise<void> {
  if (kept === null) return;
  const found = await stat(path).catch(ignoreMissing);
  if (found !== null && found.mtimeMs < now - kept) await rm(path, { force: true });
}

async function isDue(path: string, { largest, kept, now }: { largest: number; kept: number | null; now: number }) {
  const { size } = await stat(path);
  if (size > largest) return true;
  const oldest = kept === null || size === 0 ? null : await oldestIn(path);
  return kept !== null && oldest !== null && oldest < now - kept / KEPT;
}

async function oldestIn(path: string): Promise<number | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const lines = buffer.toString("utf8", 0, bytesRead).split("\n");
    return lines.map(logTime).find((time) => time !== null) ?? null;
  } finally {
    await file.close();
  }
}

async function rotate(log: string): Promise<void> {
  for (let number = KEPT - 1; number >= 1; number--) {
    await rename(`${log}.${number}`, `${log}.${number + 1}`).catch(ignoreMissing);
  }
  try {
    await copyFile(log, `${log}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    // On a full disk the old lines are worth less than the room they take.
    await rm(`${log}.1`, { force: true });
  }
  await truncate(log);
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== "ENOENT") throw error;
  return null;
}
