import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../user-error.ts";

/**
 * Makes a folder that a person asked to write into, with those above it. Throws a sentence where that cannot be: read-only, full,
 * a file in the way. One after the other, because Node's own recursive way never ends below `/proc`.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw new UserError(`${folder} is a file.`, { code: "NOT_A_FOLDER", hint: "Give a folder with --out." });
  }
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    throw new UserError(`${folder} cannot be made: ${code || String(error)}.`, {
      code: "FOLDER_NOT_WRITABLE",
      hint: "Give another folder with --out.",
    });
  }
}
