import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** Copies of a stateful resource, and how far back they reach. (BRQ-DB-05, BRQ-DR-04..06, BRQ-CACHE-05) */
export interface Backup {
  readonly kind: "backup";
  readonly id: string;
  readonly of: ResourceId;
  /** Time between two snapshots. */
  readonly every: Milliseconds;
  readonly keep: Milliseconds;
  /** Continuous log archiving: restores to any moment inside `keep`, and bounds what can be lost; null for snapshots only. */
  readonly continuous: { readonly lossBound: Milliseconds } | null;
  readonly copyTo: readonly string[];
  /** How long the copies elsewhere stay; as long as the first where nobody says. (ATL-DR-08) */
  readonly copyKeep: Milliseconds;
  /** How often a copy is restored to see that it can be; null for never. (DFZ-DR-01) */
  readonly restoreTest: Milliseconds | null;
}
