import { createHash, type Hash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Always left out: what tools write and nobody edits. */
const NEVER = ["node_modules", ".git", ".next", ".terrace"];

/** One digest over all files below some folders (or single files), names included; what the nearest .gitignore names is left out. */
export async function digestFolders(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of [...folders].sort()) await add(hash, folder, await ignored(folder));
  return hash.digest("hex");
}

async function add(hash: Hash, path: string, skip: (name: string) => boolean): Promise<void> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  hash.update(`${path}\0`);
  if (names === null) {
    hash.update(await readFile(path));
    return;
  }
  for (const name of names.sort()) if (!skip(name)) await add(hash, join(path, name), skip);
}

/** The plain patterns of a .gitignore, `name`, `name/` and `*.ending`, found at or above a folder. */
async function ignored(folder: string): Promise<(name: string) => boolean> {
  const patterns = (await nearestIgnoreFile(folder)).split("\n").map((line) => line.trim().replace(/\/$/, ""));
  const endings = patterns.filter((pattern) => pattern.startsWith("*.")).map((pattern) => pattern.slice(1));
  const names = new Set([...NEVER, ...patterns]);
  return (name) => names.has(basename(name)) || endings.some((ending) => name.endsWith(ending));
}

async function nearestIgnoreFile(folder: string): Promise<string> {
  const found = await readFile(join(folder, ".gitignore"), "utf8").catch(() => null);
  if (found !== null) return found;
  return dirname(folder) === folder ? "" : nearestIgnoreFile(dirname(folder));
}
