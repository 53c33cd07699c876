import { budgetEvents, dailySpend, monthOf, spendLines, usedInMonth, watchBudget } from "@terrace/core/control";
import { type Budget, type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { BudgetEvent, SpendingReport, SpendReport, SpendStanding } from "@terrace/core/report";
import { formatPercent, type Milliseconds } from "@terrace/core/units";
import type { KeptAlarms, Standing } from "../alarms/kept-alarms.ts";
import type { Happened, Tell } from "../alarms/tell.ts";
import type { KnownSpendRates } from "../state/rates.ts";
import type { Store } from "../state/store.ts";
import { KeptUsage } from "./kept-usage.ts";
import { ToldBudgets } from "./told-budgets.ts";
import { type Counted, UsageCounter } from "./usage-counter.ts";

/** What a crash may cost of what was counted. */
const SAVE_EVERY: Milliseconds = 60_000;

/** Days that a report shows. */
const SHOWN_DAYS = 31;

export interface BudgetWatchContext {
  readonly state: string;
  readonly logs: string;
  readonly store: Store;
  readonly kept: KeptAlarms;
  readonly tell: Tell;
}

/** Counts what a platform uses, prices it as the provider would, holds it against the budgets and tells of every share once a month. (BRQ-COST-16, STM-COST-02, DFZ-COST-02) */
export class BudgetWatch {
  readonly #kept: KeptAlarms;
  readonly #tell: Tell;
  readonly #usage: KeptUsage;
  readonly #told: ToldBudgets;
  readonly #counter: UsageCounter;
  #known: KnownSpendRates = { rates: null, lacks: "there is no plan yet" };
  #saved: Milliseconds = 0;

  constructor({ state, logs, store, kept, tell }: BudgetWatchContext) {
    this.#kept = kept;
    this.#tell = tell;
    this.#usage = new KeptUsage(store);
    this.#told = new ToldBudgets(store);
    this.#counter = new UsageCounter({ state, logs });
  }

  /** The prices that hold from now on. */
  take(known: KnownSpendRates): void {
    this.#known = known;
    if (known.rates !== null) this.#usage.hold(known.digest, known.rates);
  }

  async look(counted: Counted, now: number): Promise<void> {
    const known = this.#known;
    const { used, last } = await this.#counter.look(counted, this.#usage.last);
    if (known.rates !== null) this.#usage.add(used, last, { now, rates: known.digest });
    const clock = performance.now();
    if (clock - this.#saved >= SAVE_EVERY) {
      this.#saved = clock;
      this.#usage.save();
    }
    for (const budget of resourcesOf(counted.graph, "budget")) this.#settle(budget, counted.graph, now);
  }

  standings(graph: Graph): readonly SpendStanding[] {
    const now = Date.now();
    return resourcesOf(graph, "budget").map((budget) => {
      const lacks = this.#lacksOf(budget);
      const report = lacks === null ? this.#reportOf(budget, now) : null;
      const unseen: Standing = { state: "insufficient-data", since: now, reason: lacks ?? "not looked at yet" };
      const { state, since, reason } = this.#kept.standing(budget.id) ?? unseen;
      return { budget: budget.id, state, since, reason: told(report, reason), estimate: this.#estimate(), report };
    });
  }

  report(graph: Graph): SpendingReport {
    const now = Date.now();
    const { days, rates: ratesOf } = this.#usage;
    const { rates } = this.#known;
    const lines = spendLines(days, ratesOf, now);
    const spends = dailySpend(days, ratesOf).filter(({ day }) => day <= now);
    return {
      ...{ platform: graph.platform, environment: graph.environment, at: now },
      lacks: this.#known.rates === null ? this.#known.lacks : null,
      estimate: this.#estimate(),
      currency: rates?.currency ?? "USD",
      month: monthOf(now),
      used: usedInMonth(days, now),
      spent: Math.round(lines.reduce((sum, { amount }) => sum + amount, 0) * 100) / 100,
      lines,
      days: spends.slice(-SHOWN_DAYS).map(({ day, amount }) => ({
        day: new Date(day).toISOString().slice(0, 10),
        amount,
      })),
      unpriced: rates?.unpriced ?? [],
      budgets: this.standings(graph).flatMap(({ report }) => (report === null ? [] : [report])),
    };
  }

  async stop(): Promise<void> {
    await this.#counter.stop();
    this.#usage.save();
  }

  #settle(budget: Budget, graph: Graph, now: number): void {
    const before = this.#kept.standing(budget.id);
    const lacks = this.#lacksOf(budget);
    if (lacks !== null) {
      this.#unknown(budget.id, lacks, { before, now });
      return;
    }
    const report = this.#reportOf(budget, now);
    const events = budgetEvents(this.#told.of(budget.id, report.month), report);
    const send = (happened: Omit<Happened, "subject" | "isTest">) => {
      const reason = `${happened.reason} (${this.#estimate()})`;
      const standing = { state: happened.state, since: now, reason };
      this.#tell(
        { graph, channels: budget.channels },
        { ...happened, subject: budget.id, reason, isTest: false },
        standing,
      );
    };
    for (const event of events) {
      const from = this.#kept.standing(budget.id)?.state ?? "ok";
      // Counted first: what is told must not be lost by a crash, or it is told anew.
      this.#usage.save();
      send({ severity: severityOf(event), from, state: "alarm", reason: event.reason });
    }
    if (events.length > 0) this.#told.note(report);
    else if (!isRinging(this.#told.of(budget.id, report.month), report) && before?.state !== "ok") {
      const reason = told(report, "");
      if (before?.state === "alarm") send({ severity: "warning", from: "alarm", state: "ok", reason });
      else this.#kept.stand(budget.id, { state: "ok", since: now, reason });
    }
  }

  /** What cannot be known has nobody to tell it to, unless it was known. */
  #unknown(id: ResourceId, reason: string, { before, now }: { before: Standing | null; now: number }): void {
    if (before?.state === "insufficient-data" && before.reason === reason) return;
    this.#kept.stand(id, { state: "insufficient-data", since: now, reason });
  }

  #lacksOf({ covers, monthly }: Budget): string | null {
    if (covers === "third-parties") return "what third parties bill is not measured";
    if (this.#known.rates === null) return this.#known.lacks;
    const { currency } = this.#known.rates;
    return currency === monthly.currency ? null : `prices are in ${currency}, the budget is in ${monthly.currency}`;
  }

  #reportOf(budget: Budget, now: number): SpendReport {
    return watchBudget(budget, dailySpend(this.#usage.days, this.#usage.rates), { now });
  }

  #estimate(): string | null {
    if (this.#known.rates === null) return null;
    const { region, asOf } = this.#known.rates;
    return `estimated as if it ran on AWS in ${region}, by what is measured here and prices of ${asOf}`;
  }
}

function severityOf({ kind, share }: BudgetEvent): Happened["severity"] {
  return kind === "reached" && share !== null && share >= 1 ? "critical" : "warning";
}

/** A share that was told rings until the month is over, an anomaly for the day after it. */
function isRinging(told: SpendReport | null, { anomaly }: SpendReport): boolean {
  return told?.alerts.some(({ state }) => state !== "ahead") === true || anomaly?.isAnomaly === true;
}

/** How a budget stands, in a sentence that is as new as the report. */
function told(report: SpendReport | null, otherwise: string): string {
  if (report === null) return otherwise;
  const { alerts, month, spent, monthly } = report;
  const reached = alerts.findLast(({ state }) => state === "reached");
  const coming = alerts.findLast(({ state }) => state === "forecast");
  const used = `${spent.toFixed(2)} of ${monthly.amount} ${monthly.currency} in ${month}`;
  if (reached !== undefined) return `${used}: ${formatPercent(reached.share)} is reached`;
  return coming === undefined ? used : `${used}: ${formatPercent(coming.share)} will probably be passed`;
}
