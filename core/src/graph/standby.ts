import type { ResourceId } from "./reference.ts";

/** A second region that takes over when the first is lost. (BRQ-ENV-03, BRQ-DR-08, ATL-P4-01, ATL-DR-14) */
export interface Standby {
  readonly kind: "standby";
  readonly id: string;
  readonly region: string;
  /** `warm` keeps a small copy running, `pilot-light` only data; `backup-only` keeps copies and builds the rest anew. */
  readonly readiness: "warm" | "pilot-light" | "backup-only";
  readonly database: ResourceId | null;
  /** Tasks of each service: before, and once traffic comes. (BRQ-COMP-03) */
  readonly tasks: { readonly waiting: number; readonly active: number };
  readonly cidr: string;
  /** Each takes the place of the network's zone at the same index. */
  readonly zones: readonly string[];
}
