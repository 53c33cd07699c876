import type { Graph } from "@terrace/core/graph";
import type { SpendRates } from "@terrace/core/report";
import { spendRates } from "@terrace/price";

/** Today's prices for what a platform uses, as its control plane takes them; null where nobody bills. */
export function ratesOf(graph: Graph): SpendRates | null {
  return spendRates(graph, { asOf: new Date().toISOString().slice(0, 10) });
}
