import { cp, mkdir, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { TREE } from "../../plan/revision.ts";
import type { RevisionStep } from "../../plan/run-plan.ts";
import type { StepOutcome } from "../event.ts";
import { exists, HALF, removeHalves } from "./copy-step.ts";
import { digestFolders, leftOut } from "./digest.ts";

/** Our own package that services import: the one that is copied with them, not the one in the repository. */
const KIT = "service-kit";

/**
 * Copies the sources of a revision whole or not at all, unless the copy exists. Packages of others are not copied but shared with the
 * repository: their versions are part of the digest, their files are not. To be called by one at a time.
 */
export async function runRevision(step: RevisionStep): Promise<StepOutcome> {
  if (await exists(step.to)) return "skipped";
  await removeHalves(dirname(step.to));
  const fresh = `${step.to}${HALF}`;
  try {
    for (const source of step.sources) await copySource(step.repository, source, join(fresh, TREE));
    await linkPackages(step.repository, fresh);
    // Looked at after the copy: what was edited meanwhile stands in one of both.
    const present = await digestFolders(step.sources.map((source) => join(step.repository, source)));
    if (present !== step.digest) throw new Error("its sources changed since it was asked for; ask again");
    await rename(fresh, step.to);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  return "done";
}

async function copySource(repository: string, source: string, tree: string): Promise<void> {
  const from = join(repository, source);
  const skip = await leftOut(from);
  const filter = (path: string) => path === from || !skip(basename(path));
  await cp(from, join(tree, source), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, filter });
}

/** Node looks for a package from the importing file upwards: first it finds our own beside the copied sources, then all others above. */
async function linkPackages(repository: string, fresh: string): Promise<void> {
  const own = join(fresh, TREE, "node_modules/@terrace");
  await mkdir(own, { recursive: true });
  await symlink(`../../${KIT}`, join(own, KIT));
  await symlink(join(repository, "node_modules"), join(fresh, "node_modules"));
}
