import { type Dirent, existsSync } from "node:fs";
import { link, mkdir, readdir, stat, unlink, utimes } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { CopyStep } from "../../plan/run-plan.ts";

/** How long somebody may leave a page open whose build is gone, and still get the rest of it. */
const KEPT_MS = 7 * 86_400_000;

/**
 * Puts files of all copies together, by hard links: pages of an old build ask for them when only the new one runs, and pages of the
 * new one while most tasks are old. Their time says when they last belonged to a copy; what has not for a week is removed.
 */
export async function keepAssets({ from, to }: NonNullable<CopyStep["assets"]>, copies: string): Promise<void> {
  const now = new Date();
  for (const copy of await readdir(copies)) {
    const folder = join(copies, copy, from);
    for (const file of await filesBelow(folder)) await keep(file, join(to, relative(folder, file)), now);
  }
  for (const file of await filesBelow(to)) if ((await stat(file)).mtimeMs < now.getTime() - KEPT_MS) await unlink(file);
}

async function keep(file: string, as: string, now: Date): Promise<void> {
  await mkdir(dirname(as), { recursive: true });
  await link(file, as).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await utimes(as, now, now);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries: readonly Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
