import { copyFile, readdir, rename, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";

const LARGEST = 20 * 1024 * 1024;
const KEPT = 3;

/**
 * Keeps logs small: a log over the limit is copied to `.1` (older ones move on, the oldest goes) and emptied in place.
 * The processes write on through their open descriptors, which append, and need not know.
 */
export async function rotateLogs(folder: string, largest = LARGEST): Promise<void> {
  const logs = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  for (const log of logs.map((name) => join(folder, name))) {
    if ((await stat(log)).size > largest) await rotate(log);
  }
}

async function rotate(log: string): Promise<void> {
  for (let number = KEPT - 1; number >= 1; number--) {
    await rename(`${log}.${number}`, `${log}.${number + 1}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
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
