import { randomUUID } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, resolve } from "node:path";
import type { PlannedFile, PlannedFolder } from "../../plan/run-plan.ts";
import type { User } from "./user.ts";

/** Creates a folder with its parents, for a user. An existing one keeps its owner and mode. */
export async function makeFolder(path: string, mode: number, user: User | null): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode });
  if (first === undefined || user === null) return;
  for (let folder = path; folder.length >= first.length; folder = dirname(folder))
    await chown(folder, user.uid, user.gid);
}

/**
 * Puts a file in place in one step, so that no reader ever sees half of it, unless it holds the same already.
 * A new name is created exclusively: nothing that stands in the folder can be written through.
 */
export async function writeFileOnce(file: PlannedFile, user: User | null): Promise<void> {
  const present = await readFile(file.path, "utf8").catch(() => null);
  if (present === file.content) return;
  const fresh = `${file.path}.${randomUUID()}`;
  try {
    await writeFile(fresh, file.content, { mode: file.mode, flag: "wx" });
    if (user !== null) await chown(fresh, user.uid, user.gid);
    await rename(fresh, file.path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** Makes the folders and files of a plan true. Relative paths stand below the state folder. */
export async function layOut(
  plan: { readonly folders: readonly PlannedFolder[]; readonly files: readonly PlannedFile[] },
  state: string,
  user: User | null,
): Promise<void> {
  const below = (path: string) => (isAbsolute(path) ? path : resolve(state, path));
  for (const folder of plan.folders) await makeFolder(below(folder.path), folder.mode, user);
  for (const file of plan.files) {
    await makeFolder(dirname(below(file.path)), 0o700, user);
    await writeFileOnce({ ...file, path: below(file.path) }, user);
  }
}
