import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownFiles } from "./own-files.ts";

/** Takes an earlier assembly out of a folder, so that no stack and no file of it stays behind. What else lies there is not ours and stays. */
export function clearFolder(folder: string): void {
  for (const name of ownFiles(folder) ?? []) {
    rmSync(join(folder, name), { force: true });
    for (let below = dirname(name); below !== "."; below = dirname(below)) removeEmpty(join(folder, below));
  }
}

function removeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
