import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** What calls for another environment: any one of them is enough. (ATL-P2-02..06, ATL-P3-03..06, ATL-P4-02..04) */
export type Trigger = {
  readonly id: string;
  /** The environment that it calls for. */
  readonly to: string;
  readonly direction: "climb" | "step-down";
  /** The requirement that states it. */
  readonly requirement: string | null;
} & (
  | {
      readonly kind: "metric";
      /** What is measured; null for the whole platform, a metric of the platform's own for its measurements. */
      readonly of: ResourceId | null;
      /** `<what>.<measure>` in the author's words, such as `host.cpu`; a metric of the platform's own by its name. */
      readonly metric: string;
      readonly comparison: ">" | "<";
      readonly threshold: number;
      readonly unit: "ratio" | "milliseconds" | "count";
      /** How long it must hold; 0 for a single measurement. */
      readonly sustained: Milliseconds;
      readonly source: string;
    }
  | { readonly kind: "decision"; readonly question: string }
);
