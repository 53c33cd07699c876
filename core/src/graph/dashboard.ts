import type { ResourceId } from "./reference.ts";

/** A page of charts. (BRQ-METR-06, DFZ-METR-05, ATL-METR-02) */
export interface Dashboard {
  readonly kind: "dashboard";
  readonly id: string;
  readonly title: string;
  readonly charts: readonly {
    readonly title: string;
    readonly of: ResourceId | null;
    readonly metrics: readonly string[];
  }[];
}
