import type { ResourceId } from "@terrace/core/graph";
import type { BudgetAlert, SpendReport } from "@terrace/core/report";
import type { Store } from "../state/store.ts";

const FACT = "told-budgets";

/** A clock that was set back finds what it had told. */
const MOST_MONTHS = 4;

type Told = Readonly<Record<ResourceId, Readonly<Record<string, SpendReport>>>>;

/** What people were told of each budget in each month, so that they are told once. */
export class ToldBudgets {
  readonly #store: Store;
  #told: Told;

  constructor(store: Store) {
    this.#store = store;
    this.#told = store.fact<Told>(FACT) ?? {};
  }

  /** The last report of a month, with the furthest that each share ever was. */
  of(budget: ResourceId, month: string): SpendReport | null {
    return this.#told[budget]?.[month] ?? null;
  }

  note(report: SpendReport): void {
    const { budget, month } = report;
    const months = { ...this.#told[budget], [month]: furthest(this.of(budget, month), report) };
    const newest = Object.entries(months).toSorted().slice(-MOST_MONTHS);
    this.#told = { ...this.#told, [budget]: Object.fromEntries(newest) };
    this.#store.keep(FACT, this.#told);
  }
}

const RANK: Readonly<Record<BudgetAlert["state"], number>> = { ahead: 0, forecast: 1, reached: 2 };

/** A forecast that came down and went up again is no news. */
function furthest(before: SpendReport | null, after: SpendReport): SpendReport {
  const alerts = after.alerts.map((alert) => {
    const known = before?.alerts.find(({ share }) => share === alert.share)?.state ?? "ahead";
    return RANK[known] > RANK[alert.state] ? { ...alert, state: known } : alert;
  });
  const anomaly = after.anomaly?.isAnomaly === true ? after.anomaly : (before?.anomaly ?? after.anomaly);
  return { ...after, alerts, anomaly };
}
