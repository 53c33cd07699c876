import type { PlannedProcess } from "../../plan/run-plan.ts";

/** What a process has to undergo to run by another plan. */
export type Change = "none" | "reload" | "restart";

/** What a process runs by that takes on this plan now. Kept beside its number: a successor sees by it what the process has not heard of. */
export function runsBy({ fingerprint, reload }: PlannedProcess): string {
  return reload === undefined ? fingerprint : `${fingerprint} ${reload.fingerprint}`;
}

export function changeBetween(present: string, planned: PlannedProcess): Change {
  if (present === runsBy(planned)) return "none";
  return planned.reload !== undefined && present.startsWith(`${planned.fingerprint} `) ? "reload" : "restart";
}
