import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One file of a folder of migrations, `0001_name.sql`. */
export interface MigrationFile {
  readonly name: string;
  readonly text: string;
  /** By which a file that was changed after it had been applied is known. */
  readonly checksum: string;
}

/** The migrations in a folder, in the order in which they are made. */
export async function readMigrationFiles(directory: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}
