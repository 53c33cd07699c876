import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { ownFiles } from "@terrace/synth";
import { UserError } from "../user-error.ts";
import { makeFolder } from "./make-folder.ts";

/** The folder that an assembly goes into: a new one, an empty one, or that of an earlier assembly, which is replaced. Throws for what is somebody's own. */
export function assemblyFolder(word: string): string {
  const folder = resolve(word);
  makeFolder(folder);
  if (readdirSync(folder).length > 0 && ownFiles(folder) === null)
    throw new UserError(`${folder} is not empty, and what lies there is no assembly of Terrace.`, {
      code: "FOLDER_NOT_EMPTY",
      hint: "Give another folder with --out: an assembly is replaced as a whole.",
    });
  return folder;
}
