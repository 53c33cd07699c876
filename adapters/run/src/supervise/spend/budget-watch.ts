import { budgetEvents, dailySpend, monthOf, spendLines, usedInMonth, watchBudget } from "@terrace/core/control";
import { type Budget, type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { AlarmState, BudgetEvent, SpendingReport, SpendReport, SpendStanding } from "@terrace/core/report";
import { formatMoney, type Milliseconds, percentText } from "@terrace/core/units";
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
  /** What counts; of what runs here unless told otherwise. */
  readonly counter?: Pick<UsageCounter, "look" | "stop">;
}

/** Counts what a platform uses, prices it as the provider would, holds it against the budgets and tells of every share once a month. (BRQ-COST-16, STM-COST-02, DFZ-COST-02) */
export class BudgetWatch {
  readonly #kept: KeptAlarms;
  readonly #tell: Tell;
  readonly #usage: KeptUsage;
  readonly #told: ToldBudgets;
  readonly #counter: Pick<UsageCounter, "look" | "stop">;
  #known: KnownSpendRates = { rates: null, lacks: "there is no plan yet" };
  #saved: Milliseconds = 0;

  constructor({ state, logs, store, kept, tell, counter }: BudgetWatchContext) {
    this.#kept = kept;
    this.#tell = tell;
    this.#usage = new KeptUsage(store);
    this.#told = new ToldBudgets(store);
    this.#counter = counter ?? new UsageCounter({ state, logs });
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
      const why = lacks ?? told(report, reason);
      return { budget: budget.id, state, since, reason: why, estimate: this.#estimate(), report };
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
    const lacks = this.#lacksOf(budget);
    // What cannot be known is told to nobody: the table says why.
    if (lacks === null) this.#judge(budget, graph, now);
    else this.#stand(budget.id, "insufficient-data", { reason: lacks, now });
  }

  #judge(budget: Budget, graph: Graph, now: number): void {
    const report = this.#reportOf(budget, now);
    const known = this.#told.of(budget.id, report.month);
    const tell = (happened: Pick<Happened, "severity" | "state" | "reason">) => {
      const reason = `${happened.reason} (${this.#estimate()})`;
      const from = this.#kept.standing(budget.id)?.state ?? "ok";
      const standing = { state: happened.state, since: now, reason };
      const message = { ...happened, subject: budget.id, from, reason, isTest: false };
      this.#tell({ graph, channels: budget.channels }, message, standing);
    };
    const isOver = () => this.#kept.standing(budget.id)?.state === "alarm";
    if (known === null && isOver()) tell({ severity: "warning", state: "ok", reason: `${report.month} has begun` });
    const events = budgetEvents(known, report);
    // Counted first: what was told must not be forgotten by a kill.
    if (events.length > 0) this.#usage.save();
    for (const event of events) tell({ severity: severityOf(event), state: "alarm", reason: event.reason });
    if (events.length > 0) this.#told.note(report);
    else if (isRinging(known, report)) this.#stand(budget.id, "alarm", { reason: told(report, ""), now });
    else if (isOver()) tell({ severity: "warning", state: "ok", reason: told(report, "") });
    else this.#stand(budget.id, "ok", { reason: told(report, ""), now });
  }

  /** Where it stands without anybody having to be told. */
  #stand(id: ResourceId, state: AlarmState, { reason, now }: { readonly reason: string; readonly now: number }): void {
    if (this.#kept.standing(id)?.state !== state) this.#kept.stand(id, { state, since: now, reason });
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
  const used = `${formatMoney({ amount: spent, currency: monthly.currency })} of ${formatMoney(monthly)} in ${month}`;
  if (reached !== undefined) return `${used}: ${percentText(reached.share)} is reached`;
  return coming === undefined ? used : `${used}: ${percentText(coming.share)} will probably be passed`;
}
