import type { Money, Ratio } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** What a month may cost, and who is told on the way there. (BRQ-COST-16, DFZ-COST-02, STM-COST-02) */
export interface Budget {
  readonly kind: "budget";
  readonly id: string;
  readonly monthly: Money;
  readonly covers: "infrastructure" | "third-parties";
  readonly alerts: readonly Ratio[];
  /** Deviation from the trailing mean that counts as an anomaly; null where none is looked for. */
  readonly anomaly: Ratio | null;
  readonly channels: readonly ResourceId[];
}
