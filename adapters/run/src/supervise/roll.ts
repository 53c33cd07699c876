import type { PlannedProcess } from "../plan/run-plan.ts";
import type { SupervisedProcess } from "./process/supervised-process.ts";

/**
 * Takes on new plans for processes that run already. Copies of one service follow one another, each waiting until its
 * predecessor is ready, so that the service answers all along and a version that never gets ready stops at the first copy.
 */
export async function roll(
  planned: readonly PlannedProcess[],
  find: (planned: PlannedProcess) => SupervisedProcess | undefined,
): Promise<void> {
  const groups = Map.groupBy(planned, (one) => one.service ?? one.name);
  await Promise.all([...groups.values()].map((copies) => rollCopies(copies, find)));
}

async function rollCopies(
  copies: readonly PlannedProcess[],
  find: (planned: PlannedProcess) => SupervisedProcess | undefined,
): Promise<void> {
  for (const copy of copies) {
    const one = find(copy);
    const changed = one?.planned.fingerprint !== copy.fingerprint;
    one?.update(copy);
    if (changed) await one?.whenReady();
  }
}
