import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { TREE } from "../../plan/revision.ts";

/** One file of a folder of migrations. */
export interface MigrationFile {
  readonly name: string;
  readonly text: string;
}

/** The migrations in a folder, in the order in which they are made; none where there is no such folder. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(files.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })));
}

/** Where a revision has a folder of the repository. */
export function folderIn(
  state: string,
  { service, digest }: { readonly service: string; readonly digest: string },
  folder: string,
): string {
  return join(state, "revisions", service, digest, TREE, folder);
}
