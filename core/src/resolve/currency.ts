import type { Costs, Resource } from "../graph/index.ts";
import type { Currency, Money } from "../units/index.ts";
import { complain, type Draft } from "./draft.ts";

/** Records that a platform counts in more than one currency, once: nothing converts them, so nothing could be compared. */
export function complainOfCurrencies(costs: Costs, draft: Draft): void {
  const amounts = [
    ...[...draft.resources.values()].flatMap((resource: Resource) =>
      resource.kind === "budget"
        ? [{ path: [resource.id.slice("budget.".length), "monthly"], money: resource.monthly }]
        : [],
    ),
    ...costs.stated.flatMap(({ requirement, low, high }) => each(["costs", "stated", requirement], low, high)),
    ...costs.unitGoals.flatMap(({ below }, index) => each(["costs", "unitGoals", String(index)], below)),
    ...costs.growth.flatMap(({ monthly }) => each(["costs", "growth"], monthly)),
    ...costs.savings.flatMap(({ requirement, low, high }) => each(["costs", "savings", requirement], low, high)),
  ];
  const currencies = [...new Set(amounts.map(({ money }) => money.currency))];
  const [usual] = currencies.toSorted((a, b) => count(amounts, b) - count(amounts, a));
  const odd = amounts.find(({ money }) => money.currency !== usual);
  if (odd === undefined || usual === undefined) return;
  complain(draft, "TER-RES-016", {
    path: odd.path,
    message: `${odd.money.amount} ${odd.money.currency} stands among amounts in ${usual}`,
    hint: "write all of them in one currency; prices are not converted",
  });
}

interface Amount {
  readonly path: readonly string[];
  readonly money: Money;
}

function each(path: readonly string[], ...amounts: readonly (Money | null)[]): readonly Amount[] {
  return amounts.flatMap((money) => (money === null ? [] : [{ path, money }]));
}

function count(amounts: readonly Amount[], currency: Currency): number {
  return amounts.filter(({ money }) => money.currency === currency).length;
}
