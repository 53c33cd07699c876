import type { Milliseconds } from "../units/index.ts";

/** How far a load is. Counts are of the run until now, over all populations. */
export interface LoadProgress {
  /** Since the start. */
  readonly elapsed: Milliseconds;
  /** Requests whose time has come. */
  readonly due: number;
  readonly ok: number;
  readonly failed: number;
  /** By the revision that answered. */
  readonly revisions: Readonly<Record<string, { readonly ok: number; readonly failed: number }>>;
}
