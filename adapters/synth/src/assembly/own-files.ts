import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { isAbsolute, join, normalize, relative } from "node:path";

/** Lies in every assembly of ours and names its files: no other CDK project has it. */
const RECORD = "terrace.json";

/** The files of the assembly that lies in a folder, so that the next one replaces these and nothing else; null where none of ours does. */
export function ownFiles(folder: string): readonly string[] | null {
  if (!statSync(join(folder, "cdk.out"), { throwIfNoEntry: false })?.isFile()) return null;
  try {
    const { files } = JSON.parse(readFileSync(join(folder, RECORD), "utf8")) as { readonly files?: unknown };
    return Array.isArray(files) && files.every(isWithin) ? files : null;
  } catch {
    return null;
  }
}

/** Writes down what an assembly wrote: all that was not in the folder before. */
export function recordFiles(folder: string, before: readonly string[]): void {
  const files = [...filesIn(folder).filter((name) => !before.includes(name)), RECORD].sort();
  writeFileSync(join(folder, RECORD), `${JSON.stringify({ files }, null, 2)}\n`);
}

/** Every file below a folder, relative to it; none where there is no folder. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** A record that somebody edited must not lead out of the folder. */
function isWithin(name: unknown): name is string {
  return typeof name === "string" && !isAbsolute(name) && !normalize(name).startsWith("..");
}
