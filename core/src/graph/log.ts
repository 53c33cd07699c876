import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** A stream of log lines and how long it is kept. (BRQ-LOG-01, BRQ-LOG-02) */
export interface Log {
  readonly kind: "log";
  readonly id: string;
  /** Its log group, where the requirements give one. (BRQ-LOG-01, BRQ-LOG-02, ATL-LOG-02, STM-LOG-01) */
  readonly name: string | null;
  readonly retention: Milliseconds;
  /** What its lines are about. (BRQ-LOG-04) */
  readonly stream: "application" | "access" | "error" | "audit" | "engine";
  /** Where lines go beside: a bucket for the long term, a cluster for searching. (BRQ-LOG-06) */
  readonly exportTo: readonly ResourceId[];
}
