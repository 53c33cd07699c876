import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname, isAbsolute, resolve } from "node:path";
import type { PlannedFile, PlannedFolder } from "../../plan/run-plan.ts";
import { asUser } from "./as-user.ts";
import { foldersOf, readableFolder } from "./folders.ts";
import type { Identities } from "./identities.ts";
import type { User } from "./user.ts";

/**
 * Puts a file of ours in place in one step, so that no reader ever sees half of it, unless it holds the same already.
 * A `reader` may read it and not write: its folder must be ours, or he could replace it.
 */
export async function writeFileOnce(file: PlannedFile, reader: User | null = null): Promise<void> {
  const present = await readFile(file.path, "utf8").catch(() => null);
  if (present === file.content || (present !== null && file.isSeed)) return;
  const fresh = `${file.path}.${randomUUID()}`;
  try {
    await writeFresh(fresh, file, reader);
    await rename(fresh, file.path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** Writes a file in a folder of a user as that user himself. */
export async function writeFileAs(user: User | null, file: PlannedFile): Promise<void> {
  if (user === null) return writeFileOnce(file);
  const script = 'umask 077; { cat > "$1.fresh" && mv -f "$1.fresh" "$1"; } || { rm -f "$1.fresh"; exit 1; }';
  await asUser(user, ["sh", "-c", script, "write", file.path], file.content);
}

/**
 * Makes the folders and files of a plan true. Relative paths stand below the state folder. Folders belong to those who work in
 * them, files to us: a task that was taken over must not decide what an engine is configured to do.
 */
export async function layOut(
  plan: { readonly folders: readonly PlannedFolder[]; readonly files: readonly PlannedFile[] },
  state: string,
  { engine, task }: Pick<Identities, "engine" | "task">,
): Promise<void> {
  const below = (path: string) => (isAbsolute(path) ? path : resolve(state, path));
  const foldersFor = (wanted: PlannedFolder["owner"]) =>
    plan.folders.flatMap(({ path, owner }) => (owner === wanted ? [below(path)] : []));
  await foldersOf(engine, foldersFor(undefined), state);
  await foldersOf(task, foldersFor("task"), state);
  for (const folder of foldersFor("control")) await readableFolder(folder, state, engine);
  for (const file of plan.files) {
    await readableFolder(dirname(below(file.path)), state, engine);
    await writeFileOnce({ ...file, path: below(file.path) }, engine);
  }
}

/** A new name is created exclusively, and its owner set by descriptor: nothing that stands in the folder can be written through. */
async function writeFresh(path: string, { content, mode }: PlannedFile, reader: User | null): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(content);
    if (reader === null) return;
    await file.chown(process.getuid?.() ?? 0, reader.gid);
    await file.chmod(mode | 0o040);
  } finally {
    await file.close();
  }
}
