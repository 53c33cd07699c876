import type { ResourceId } from "./reference.ts";

/** A measurement of the platform's own, beside those that every engine brings. (BRQ-METR-01, DFZ-METR-03, STM-METR-01..04) */
export interface Metric {
  readonly kind: "metric";
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** What the application calls it, where that is another word. (CON-STM-12) */
  readonly source: string;
  readonly unit: "count" | "seconds" | "milliseconds" | "bytes" | "ratio" | "money";
  readonly dimensions: readonly string[];
  /** Series that its dimensions are expected to make: each is billed. */
  readonly series: number;
  /** Worked out from two others, as failures over attempts; null where it is measured itself. (STM-ALARM-03) */
  readonly quotient: { readonly of: ResourceId; readonly over: ResourceId } | null;
}
