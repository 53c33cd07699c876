import type { Graph } from "@terrace/core/graph";
import type { CostReport, Levels, UnpricedItem } from "@terrace/core/report";
import { assumptionsOf } from "./assumptions.ts";
import { judgeBudgets } from "./budget.ts";
import { levels, sumOf, sumOfLevels } from "./cents.ts";
import { commitments } from "./commitments.ts";
import { priceContext } from "./context.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { growthCurve } from "./growth.ts";
import { HOURS, monthOf } from "./month.ts";
import { priceAge } from "./price-age.ts";
import { savingOptions } from "./savings.ts";
import { compareStated } from "./stated.ts";
import { unitCosts } from "./unit-cost.ts";

/** What a bill depends on besides its graph: no adapter knows the date or another environment by itself. */
export interface PriceOptions {
  /** The day from which the age of prices and the end of support are judged, such as `2026-11-21`. */
  readonly asOf: string;
  /** Reports of environments that the stated total counts in (`costs.includes`). */
  readonly included?: readonly CostReport[];
}

const NOTHING: Estimate = { items: [], unpriced: [], free: [], charges: [] };

/** What an environment costs a month, line by line, with what is known of its future. Pure: the prices are data, the day is an argument. */
export function priceGraph(graph: Graph, { asOf, included = [] }: PriceOptions): CostReport {
  const context = priceContext(graph, asOf);
  const { usage } = graph.costs;
  const months = usage === null ? null : levels((level) => monthOf(usage[level]));
  const found = graph.target === "local" ? NOTHING : estimate(graph, context, months);
  const monthly = sumOfLevels(found.items.map((item) => item.monthly));
  const onDemand = sumOfLevels(found.items.map((item) => item.onDemand));
  const figures = { graph, found, monthly, months };
  return {
    platform: graph.platform,
    environment: graph.environment,
    region: graph.region,
    currency: "USD",
    hours: HOURS,
    assumesUsage: usage !== null,
    monthly,
    yearly: yearlyOf(monthly),
    onDemand,
    items: found.items,
    unpriced: merged(found.unpriced),
    free: groupedByReason(found.free),
    stated: compareStated(figures, included),
    commitments: commitments(figures),
    savings: savingOptions(figures),
    budgets: judgeBudgets(graph, monthly, found.unpriced.length),
    unitCosts: unitCosts(figures),
    growth:
      months === null
        ? []
        : growthCurve(
            graph,
            found.charges.map(({ charge }) => charge),
            months.mid,
          ),
    prices: priceAge(found.items, asOf),
    assumptions: assumptionsOf(figures),
  };
}

function yearlyOf(monthly: Levels): Levels {
  return levels((level) => sumOf(Array<number>(12).fill(monthly[level])));
}

/** The same thing missing for CPU and memory of a task is one thing missing. */
function merged(unpriced: readonly UnpricedItem[]): readonly UnpricedItem[] {
  const seen = new Set<string>();
  return unpriced.filter(({ resource, what, sku, region, missing, reason }) => {
    const key = reason === "needs-assumption" ? `${resource} ${missing}` : `${resource} ${what} ${sku} ${region}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function groupedByReason(free: Estimate["free"]): CostReport["free"] {
  const reasons = [...new Set(free.map(({ reason }) => reason))].sort();
  return reasons.map((reason) => ({
    reason,
    resources: free.filter((one) => one.reason === reason).map(({ resource }) => resource),
  }));
}
