import type { Milliseconds } from "../units/index.ts";
import type { Change } from "./change.ts";

/** What a change means for those who use the platform, and for what it keeps. */
export interface Effect {
  /** Requests that may fail meanwhile; null when none need to. */
  readonly downtime: Downtime | null;
  /** What has to be carried from the old to the new; null when nothing has. */
  readonly data: DataMove | null;
}

/** How long something does not answer while a change is made. */
export interface Downtime {
  /** Shortest and longest, as documented or derived; null where it depends on the amount of data. */
  readonly range: readonly [Milliseconds, Milliseconds] | null;
  readonly because: string;
}

/** How data comes from the old resource to the new one when a change replaces what holds it. */
export interface DataMove {
  readonly how: string;
  /** The way back while both stand. */
  readonly reverse: string;
}

/** A change with what it means. */
export interface PlannedChange extends Change {
  readonly effect: Effect;
}
