import { accessSync, constants } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Program } from "./programs.ts";

/** Folders where engines live although a user's PATH often lacks them. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/** The absolute path of a program; null when this machine has none. */
export function findProgram({ candidates }: Program): string | null {
  const folders = [...(process.env.PATH ?? "").split(":").filter(isAbsolute), ...SYSTEM_FOLDERS];
  const paths = candidates.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
