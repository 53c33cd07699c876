import type { MoneyWords, Percent } from "../units/index.ts";
import { money, oneOf, percent, text } from "./leaf-fields.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** What a month may cost, and who is told on the way there. Words without `?` must be said by the platform or by each environment. */
export interface BudgetWords {
  readonly monthly: MoneyWords;
  /** What runs here if left out; what others charge, such as an API by the call, needs a budget of its own. (CON-STM-16) */
  readonly covers?: "infrastructure" | "third-parties";
  /** Shares of the budget at which somebody is told; 80 % and 100 % if left out. */
  readonly alerts?: readonly Percent[];
  /** Deviation from the trailing mean that counts as an anomaly; none is looked for if left out. */
  readonly anomaly?: Percent | null;
  readonly channels: readonly string[];
}

export type BudgetSpec = BudgetWords & { readonly kind: "budget" };

/** A monthly budget: `budget({ monthly: "400 USD", alerts: ["80%", "100%"], channels: ["owner"] })`. */
export function budget(settings: Partial<BudgetWords> = {}): BudgetSpec {
  return { kind: "budget", ...settings } as BudgetSpec;
}

export const budgetField = words<BudgetWords>(
  "a budget: budget({ … })",
  {
    monthly: money,
    covers: oneOf("infrastructure", "third-parties"),
    alerts: list("a list of percentages", percent),
    anomaly: nullable(percent),
    channels: list("a list of channels", text),
  },
  ["monthly", "channels"],
);
