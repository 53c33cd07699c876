import type { Ratio } from "../units/index.ts";

/** Capacity that is promised for a time and costs less for it. (BRQ-COST-10, ATL-COST-02, STM-COST-04) */
export interface Commitment {
  readonly term: "1y" | "3y";
  readonly payment: "none" | "partial" | "all";
  /** What the requirements say it saves; null where they leave it open. Shown beside the price book's own figure. */
  readonly statedSaving: Ratio | null;
}
