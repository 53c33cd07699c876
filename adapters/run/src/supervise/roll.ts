import type { PlannedProcess } from "../plan/run-plan.ts";
import type { SupervisedProcess } from "./process/supervised-process.ts";

/** A process and the plan that it is to take on. */
export interface Change {
  readonly process: SupervisedProcess;
  readonly planned: PlannedProcess;
}

/**
 * Takes on new plans. What need not be interrupted for it does so at once; running copies of one service follow one another,
 * different services at the same time.
 */
export async function roll(changes: readonly Change[]): Promise<void> {
  const { now = [], later = [] } = Object.groupBy(changes, (one) => (interrupts(one) ? "later" : "now"));
  for (const { process, planned } of now) process.update(planned);
  const groups = Map.groupBy(later, ({ planned }) => planned.service ?? planned.name);
  await Promise.all(
    [...groups.values()].map((copies) => inTurn(copies, ({ process, planned }) => process.update(planned))),
  );
}

/** Starts processes anew one after the other: a service answers all along, and a version that never gets ready stops at the first copy. */
export async function restartInTurn(processes: readonly SupervisedProcess[]): Promise<void> {
  const changes = processes.map((process) => ({ process, planned: process.planned }));
  await inTurn(changes, ({ process }) => process.restart());
}

function interrupts({ process, planned }: Change): boolean {
  return process.observed.pid !== null && process.planned.fingerprint !== planned.fingerprint;
}

async function inTurn(changes: readonly Change[], change: (one: Change) => void): Promise<void> {
  for (const one of changes) {
    change(one);
    await one.process.readiness.present;
  }
}
