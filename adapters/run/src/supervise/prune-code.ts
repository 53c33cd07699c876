import { readdirSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { RunPlan } from "../plan/run-plan.ts";
import { HALF } from "./process/copy-step.ts";

/** The end of a folder's name while it is being removed. */
const GONE = ".gone";

/**
 * Removes the code, copied for revisions and builds, that no process of a plan runs from and none of these digests names; to be called when all
 * of them run by it. Its folders lose their names before this function gives way to anything else, so that a plan that comes meanwhile finds each
 * of them whole or not at all.
 */
export async function pruneCode({ folders, processes }: RunPlan, digests: ReadonlySet<string>): Promise<void> {
  const kept = folders.flatMap(({ path, owner }) => (owner === "control" ? [path] : []));
  const gone = kept.flatMap((folder) => {
    const names = readdirSync(folder).filter((name) => !name.endsWith(HALF));
    const others = names.filter((name) => !digests.has(name));
    const unused = others.filter((name) => !processes.some(({ command }) => isIn(`${folder}/${name}`, command.cwd)));
    return unused.map((name) => loseName(`${folder}/${name}`));
  });
  await Promise.all(gone.map((path) => rm(path, { recursive: true, force: true })));
}

function loseName(path: string): string {
  if (path.endsWith(GONE)) return path;
  renameSync(path, `${path}${GONE}`);
  return `${path}${GONE}`;
}

function isIn(folder: string, path: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
}
