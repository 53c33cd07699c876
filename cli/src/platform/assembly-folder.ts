import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../user-error.ts";
import { makeFolder } from "./make-folder.ts";

/** The folder that an assembly goes into: a new one, an empty one, or that of an earlier assembly, which is replaced. Throws for what is somebody's own. */
export function assemblyFolder(word: string): string {
  const folder = resolve(word);
  makeFolder(folder);
  if (readdirSync(folder).length > 0 && !existsSync(join(folder, "cdk.out")))
    throw new UserError(`${folder} is not empty, and what lies there is no assembly.`, {
      code: "FOLDER_NOT_EMPTY",
      hint: "Give another folder with --out: an assembly is replaced as a whole.",
    });
  return folder;
}
