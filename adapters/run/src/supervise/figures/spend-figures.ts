import { dailySpend, monthOf } from "@terrace/core/control";
import { KeptUsage } from "../spend/kept-usage.ts";
import type { Store } from "../state/store.ts";
import type { Figure } from "./exposition.ts";

/** What the month has come to so far, as if it ran at the provider and as it was last kept; nothing where nothing was priced. */
export function spendFigures(store: Store, now: number): readonly Figure[] {
  const { days, rates } = new KeptUsage(store);
  const within = dailySpend(days, rates).filter(({ day }) => monthOf(day) === monthOf(now) && day <= now);
  if (within.length === 0) return [];
  const value = within.reduce((sum, { amount }) => sum + amount, 0);
  return [{ name: "terrace_month_cost_usd", type: "gauge", samples: [{ labels: {}, value }] }];
}
