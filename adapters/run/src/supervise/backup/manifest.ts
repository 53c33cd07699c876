import { writeFileAs } from "../state/files.ts";
import { runTool, type Workshop } from "./tool.ts";

/** An object of a copy. */
export interface ManifestEntry {
  /** Which file it is: its inode, size and time of change, with colons between them. */
  readonly file: string;
  readonly path: string;
  /** SHA-256 in hexadecimal digits. */
  readonly sum: string;
}

/** Paths that one program is given. */
const BATCH = 200;

/** SHA-256 of files by their path below a folder. Rejects where one is missing. */
export async function checksums(
  folder: string,
  paths: readonly string[],
  workshop: Workshop,
): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (let from = 0; from < paths.length; from += BATCH) {
    const batch = paths.slice(from, from + BATCH).map((path) => `${folder}/${path}`);
    const printed = await runTool(["sha256sum", "--zero", "--", ...batch], workshop);
    for (const line of printed.split("\0"))
      if (line !== "") sums.set(line.slice(66 + folder.length + 1), line.slice(0, 64));
  }
  return sums;
}

export function writeManifest(copy: string, entries: readonly ManifestEntry[], { user }: Workshop): Promise<void> {
  const content = entries.map(({ sum, file, path }) => `${sum} ${file} ${path}\0`).join("");
  return writeFileAs(user, { path: `${copy}/manifest`, mode: 0o600, content });
}

export async function readManifest(copy: string, workshop: Workshop): Promise<readonly ManifestEntry[]> {
  const printed = await runTool(["cat", `${copy}/manifest`], workshop);
  return printed.split("\0").flatMap((record) => {
    const [, sum, file, path] = /^([0-9a-f]{64}) (\S+) (.+)$/s.exec(record) ?? [];
    return sum === undefined || file === undefined || path === undefined ? [] : [{ sum, file, path }];
  });
}
