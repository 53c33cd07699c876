import type { PlannedProcess } from "../plan/run-plan.ts";
import type { SupervisedProcess } from "./process/supervised-process.ts";

/** A process and the plan that it is to take on. */
export interface Change {
  readonly process: SupervisedProcess;
  readonly planned: PlannedProcess;
}

/**
 * Takes on new plans. What need not hear of it does so at once, what can be told while it serves is told; running copies of one service follow one
 * another, different services at the same time. False when it was not carried to its end: what a start needs could not be prepared, and
 * the old process runs on, or a later plan came.
 */
export async function roll(changes: readonly Change[], isCurrent: () => boolean): Promise<boolean> {
  const { now = [], later = [] } = Object.groupBy(changes, (one) => (touchesWhatRuns(one) ? "later" : "now"));
  for (const { process, planned } of now) process.update(planned);
  const groups = Map.groupBy(later, ({ planned }) => planned.service ?? planned.name);
  const ends = await Promise.all([...groups.values()].map((copies) => replaceInTurn(copies, isCurrent)));
  return ends.every((complete) => complete);
}

/** Starts processes anew one after the other: a service answers all along, and a version that never gets ready stops at the first copy. */
export async function restartInTurn(processes: readonly SupervisedProcess[]): Promise<void> {
  for (const process of processes) {
    process.restart();
    await process.settled;
  }
}

function touchesWhatRuns({ process, planned }: Change): boolean {
  return process.observed.pid !== null && process.changeTo(planned) !== "none";
}

/** Steps before the start, a build of half a minute among them, are done while the old process still serves. */
async function replaceInTurn(copies: readonly Change[], isCurrent: () => boolean): Promise<boolean> {
  for (const { process, planned } of copies) {
    if (process.changeTo(planned) === "reload") {
      if (!(await process.reload(planned)) || !isCurrent()) return false;
      continue;
    }
    if (!(await process.prepare(planned)) || !isCurrent()) return false;
    process.update(planned);
    await process.settled;
    if (!isCurrent()) return false;
  }
  return true;
}
