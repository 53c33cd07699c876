import { constants } from "node:fs";
import { access, cp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CopyStep } from "../../plan/run-plan.ts";
import type { StepOutcome } from "../event.ts";
import { readSmall } from "../state/read-small.ts";
import { keepAssets } from "./keep-assets.ts";

/** The end of a copy's name until it is whole. */
export const HALF = ".fresh";

/**
 * Makes what is to be copied, unless the copy exists, and copies it whole or not at all. To be called by one at a time: what is
 * copied from belongs to all platforms of a checkout.
 */
export async function runCopy(step: CopyStep, make: () => Promise<StepOutcome>): Promise<StepOutcome> {
  if (await exists(step.to)) return "skipped";
  await make();
  if ((await readSmall(step.made)) !== step.digest)
    throw new Error("its sources changed since it was asked for; ask again");
  await removeHalves(dirname(step.to));
  const fresh = `${step.to}${HALF}`;
  try {
    const mode = constants.COPYFILE_FICLONE;
    await cp(step.from, fresh, { recursive: true, mode, preserveTimestamps: true, verbatimSymlinks: true });
    if (step.assets !== undefined) await keepAssets(step.assets, dirname(step.to));
    await rename(fresh, step.to);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  return "done";
}

/** Removes what was under way when a control plane was killed. */
export async function removeHalves(folder: string): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => name.endsWith(HALF));
  await Promise.all(halves.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
