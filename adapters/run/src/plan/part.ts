import type { PlannedFile, PlannedFolder, PlannedProcess } from "./run-plan.ts";

/** What one resource adds to the plan, or why it adds nothing. */
export type Part = Planned | Absent;

export interface Planned {
  readonly kind: "planned";
  readonly folders: readonly PlannedFolder[];
  readonly files: readonly PlannedFile[];
  readonly processes: readonly PlannedProcess[];
}

/** A known difference between this machine and what the platform becomes elsewhere. */
export interface Absent {
  readonly kind: "absent";
  readonly reason: string;
}

/** The part of a resource that folders, files or processes stand for. */
export function planned(part: Partial<Omit<Planned, "kind">>): Planned {
  return { kind: "planned", folders: [], files: [], processes: [], ...part };
}

/** The part of a resource that is nothing on this machine, with the reason that a reader is shown. */
export function absent(reason: string): Absent {
  return { kind: "absent", reason };
}
