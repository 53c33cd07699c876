import { chmod, chown, lchown, lstat, mkdir } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import { asUser } from "./as-user.ts";
import { StateRefused } from "./state-refused.ts";
import type { User } from "./user.ts";

/** Everybody may pass through and nobody may look: what stands below decides for itself. */
const PASSAGE = 0o711;

/** Makes a folder that is ours, below one that is. Throws a `StateRefused` when somebody else put something in its place. */
export async function ourFolder(folder: string, mode: number): Promise<void> {
  await mkdir(folder, { mode }).catch(ignoreExisting);
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new StateRefused(folder, "it is not ours");
  if ((found.mode & 0o777) !== mode) await chmod(folder, mode);
}

/** A folder on the way to what the engines' user owns; ours alone where we are that user. */
export function passage(folder: string, user: User | null): Promise<void> {
  return ourFolder(folder, user === null ? 0o700 : PASSAGE);
}

/** Makes the folders from the state down to this one, with files inside that a user may read and not replace. */
export async function readableFolder(folder: string, state: string, reader: User | null): Promise<void> {
  if (folder === state) return;
  await readableFolder(dirname(folder), state, reader);
  await ourFolder(folder, reader === null ? 0o700 : 0o750);
  if (reader !== null) await chown(folder, process.getuid?.() ?? 0, reader.gid);
}

/**
 * Makes folders for a user. Only the first one below the state is made by us and given away; in what somebody else owns we
 * make nothing, because he could put a link to anywhere in its way: there he makes it himself.
 */
export async function foldersOf(user: User | null, paths: readonly string[], state: string): Promise<void> {
  for (const first of new Set(paths.map((path) => firstBelow(state, path)))) await givenFolder(first, user);
  const missing: string[] = [];
  for (const path of paths) if (!(await isThere(path))) missing.push(path);
  if (user !== null && missing.length > 0) await asUser(user, ["mkdir", "-p", "-m", "700", "--", ...missing]);
  else for (const path of missing) await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Makes a folder for a user alone, in one that is ours or in /tmp. There anyone may have taken the name: what is not his alone is refused. */
export async function givenFolder(folder: string, user: User | null): Promise<void> {
  const owner = user?.uid ?? process.getuid?.();
  const made = await mkdir(folder, { mode: 0o700 }).then(() => true, ignoreExisting);
  if (made === true && user !== null) await lchown(folder, user.uid, user.gid);
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return;
  throw new StateRefused(folder, "it belongs to somebody else or is open to others");
}

/** The state's own child on the way to a path; the path itself where it stands elsewhere. */
function firstBelow(state: string, path: string): string {
  const way = relative(state, path);
  const [first = ""] = way.split(sep);
  return first === ".." || first === "" ? path : `${state}${sep}${first}`;
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
