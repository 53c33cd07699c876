import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { combineDigests } from "../../plan/fingerprint.ts";

/** Always left out: what tools write and nobody edits. */
const NEVER = ["node_modules", ".git", ".next", ".terrace"];

/** A test is no part of what runs. */
const TEST = /\.test\.tsx?$/;

/** One digest over all files below some folders (or single files), wherever those stand. */
export async function digestFolders(folders: readonly string[]): Promise<string> {
  return combineDigests(await Promise.all(folders.map(digestFolder)));
}

/** A digest over all files below a folder (or of a single file), names included; what the nearest .gitignore names is left out. */
export async function digestFolder(folder: string): Promise<string> {
  const hash = createHash("sha256");
  add(hash, { path: folder, name: "" }, await leftOut(folder));
  return hash.digest("hex");
}

/** A file or folder, and its name below the one that the digest is of: a copy elsewhere has the same digest. */
interface Named {
  readonly path: string;
  readonly name: string;
}

/** Without giving way: a few hundred small files are read in a third of the time that handing each of them to a thread takes. */
function add(hash: Hash, { path, name }: Named, skip: (name: string) => boolean): void {
  hash.update(`${name}\0`);
  if (!statSync(path).isDirectory()) {
    hash.update(readFileSync(path));
    return;
  }
  for (const below of readdirSync(path).sort())
    if (!skip(below)) add(hash, { path: join(path, below), name: `${name}/${below}` }, skip);
}

/** Names below a folder that are no part of what runs: tests, what tools write, and the plain patterns of the nearest .gitignore, `name`, `name/` and `*.ending`. */
export async function leftOut(folder: string): Promise<(name: string) => boolean> {
  const patterns = (await nearestIgnoreFile(folder)).split("\n").map((line) => line.trim().replace(/\/$/, ""));
  const endings = patterns.filter((pattern) => pattern.startsWith("*.")).map((pattern) => pattern.slice(1));
  const names = new Set([...NEVER, ...patterns]);
  return (name) => TEST.test(name) || names.has(basename(name)) || endings.some((ending) => name.endsWith(ending));
}

async function nearestIgnoreFile(folder: string): Promise<string> {
  const found = await readFile(join(folder, ".gitignore"), "utf8").catch(() => null);
  if (found !== null) return found;
  return dirname(folder) === folder ? "" : nearestIgnoreFile(dirname(folder));
}
