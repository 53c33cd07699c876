import type { Graph } from "@terrace/core/graph";
import type { Levels } from "@terrace/core/report";
import type { Estimate } from "./estimate.ts";
import type { Months } from "./price-charge.ts";

/** What is known once every line stands: the ground for totals, savings and comparisons. */
export interface Figures {
  readonly graph: Graph;
  readonly found: Estimate;
  readonly monthly: Levels;
  /** Null where nobody says how much is used. */
  readonly months: Months | null;
}
