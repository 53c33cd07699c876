import type { Ratio } from "../units/index.ts";

/** Distributed traces. (BRQ-TRACE-01, DFZ-TRACE-01, STM-TRACE-01, ATL-TRACE-01, CON-ALL-14) */
export interface Tracing {
  readonly kind: "tracing";
  readonly id: string;
  readonly exporter: "x-ray" | "elastic-apm" | "local";
  readonly sampling: Ratio;
  /** What is added to each trace beside the standard fields. */
  readonly context: readonly string[];
}
