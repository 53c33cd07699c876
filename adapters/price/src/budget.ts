import { type Budget, type Graph, resourcesOf } from "@terrace/core/graph";
import type { BudgetVerdict, Levels } from "@terrace/core/report";
import { formatMoney } from "@terrace/core/units";
import { levels } from "./cents.ts";
import { percent } from "./words.ts";

/** Each budget against the estimate: which alert goes off at which level, and whether it is over. (BRQ-COST-16, STM-COST-02) */
export function judgeBudgets(graph: Graph, monthly: Levels, unpriced: number): readonly BudgetVerdict[] {
  return resourcesOf(graph, "budget").map((budget) => judge(budget, monthly, unpriced));
}

function judge(budget: Budget, monthly: Levels, unpriced: number): BudgetVerdict {
  const { amount, currency } = budget.monthly;
  const base = { budget: budget.id, monthly: amount, currency };
  const unknown = { share: null, alert: levels(() => null), isOver: levels(() => false) };
  if (budget.covers === "third-parties")
    return { ...base, ...unknown, says: "Unknown: what third parties bill is not estimated." };
  if (currency !== "USD")
    return { ...base, ...unknown, says: `Unknown: prices are in USD, the budget is in ${currency}.` };
  const share = levels((level) => (amount === 0 ? Number.POSITIVE_INFINITY : monthly[level] / amount));
  const alert = levels(
    (level) => budget.alerts.filter((ratio) => share[level] >= ratio).toSorted((a, b) => b - a)[0] ?? null,
  );
  const isOver = levels((level) => monthly[level] > amount);
  return { ...base, share, alert, isOver, says: sentence({ budget, share: share.mid, isOver, unpriced }) };
}

function sentence({
  budget,
  share,
  isOver,
  unpriced,
}: {
  readonly budget: Budget;
  readonly share: number;
  readonly isOver: BudgetVerdict["isOver"];
  readonly unpriced: number;
}): string {
  const used = `${percent(share)} of ${formatMoney(budget.monthly)}`;
  const atLeast = unpriced === 0 ? "" : "at least ";
  if (isOver.mid) return `Over: ${atLeast}${used}.`;
  if (isOver.high) return `Under: ${atLeast}${used}; over in a month of high usage.`;
  return `Under: ${atLeast}${used}.`;
}
