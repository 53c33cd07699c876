import type { Duration } from "../units/index.ts";
import { duration, text } from "./leaf-fields.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** How a stateful resource is copied. */
export interface BackupWords {
  /** Time between two copies; a day if left out. */
  readonly every?: Duration;
  readonly keep: Duration;
  /** Continuous log archiving, by what it can lose at most; null for snapshots only. */
  readonly continuous?: Duration | null;
  /** Regions or storage classes that get the copies as well. */
  readonly copyTo?: readonly string[];
  /** How long those stay; as long as the first if left out. */
  readonly copyKeep?: Duration;
  /** How often a copy is restored to see that it can be. */
  readonly restoreTest?: Duration | null;
}

export const backupField = words<BackupWords>(
  "backups: { every, keep, continuous, copyTo, copyKeep, restoreTest }",
  {
    every: duration,
    keep: duration,
    continuous: nullable(duration),
    copyTo: list("a list of regions", text),
    copyKeep: duration,
    restoreTest: nullable(duration),
  },
  ["keep"],
);
