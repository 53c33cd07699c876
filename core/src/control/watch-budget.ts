import type { Budget } from "../graph/index.ts";
import type { BudgetAlert, BudgetEvent, SpendReport } from "../report/index.ts";
import { formatMoney, percentText, type Ratio } from "../units/index.ts";
import { costAnomaly } from "./cost-anomaly.ts";
import type { DailySpend } from "./daily-spend.ts";
import { spendForecast } from "./spend-forecast.ts";
import { cents } from "./whole-days.ts";

const DAY = 86_400_000;

/** How this month stands against its budget: spent, forecast, alerts, and whether yesterday was out of the ordinary. (BRQ-COST-16, STM-COST-02, DFZ-COST-02) */
export function watchBudget(
  budget: Budget,
  days: readonly DailySpend[],
  { now }: { readonly now: number },
): SpendReport {
  const today = new Date(now);
  const monthStart = Date.UTC(today.getUTCFullYear(), today.getUTCMonth());
  const monthEnd = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1);
  const known = days.filter(({ day }) => day <= now).toSorted((a, b) => a.day - b.day);
  const inMonth = known.filter(({ day }) => day >= monthStart);
  const spent = inMonth.reduce((sum, { amount }) => sum + amount, 0);
  const forecast = spendForecast(known, { now, spent, monthEnd });
  const { amount } = budget.monthly;
  return {
    budget: budget.id,
    at: now,
    month: today.toISOString().slice(0, 7),
    monthly: budget.monthly,
    spent: cents(spent),
    share: amount === 0 ? 1 : spent / amount,
    unmeasured: Math.floor((now - monthStart) / DAY) + 1 - inMonth.length,
    unpriced: [...new Set(inMonth.flatMap(({ unpriced }) => unpriced))].sort(),
    forecast,
    alerts: budget.alerts.map((share) => alertAt(share, { amount, spent, forecast: forecast?.mid ?? 0 })),
    anomaly: budget.anomaly === null ? null : costAnomaly(known, budget.anomaly, { now }),
  };
}

function alertAt(
  share: Ratio,
  { amount, spent, forecast }: { readonly amount: number; readonly spent: number; readonly forecast: number },
): BudgetAlert {
  const limit = share * amount;
  const state = spent >= limit ? "reached" : forecast >= limit ? "forecast" : "ahead";
  return { share, amount: cents(limit), state };
}

const RANK: Readonly<Record<BudgetAlert["state"], number>> = { ahead: 0, forecast: 1, reached: 2 };

/**
 * What people are told of a new report: each share once when the month will probably end there and once when it is reached, each anomalous day once.
 * A new month begins anew. The last report must be kept, or everything is told twice.
 */
export function budgetEvents(before: SpendReport | null, after: SpendReport): readonly BudgetEvent[] {
  const { budget, at, anomaly } = after;
  const same = before?.month === after.month ? before.alerts : [];
  const alerts = after.alerts.flatMap(({ share, state }): BudgetEvent[] => {
    const known = same.find((alert) => alert.share === share)?.state ?? "ahead";
    if (state === "ahead" || RANK[state] <= RANK[known]) return [];
    return [{ budget, kind: state, at, share, reason: alertText(after, { share, state }) }];
  });
  if (anomaly?.isAnomaly !== true || before?.anomaly?.day === anomaly.day) return alerts;
  return [...alerts, { budget, kind: "anomaly", at, share: null, reason: anomalyText(after, anomaly) }];
}

function alertText(report: SpendReport, { share, state }: Pick<BudgetAlert, "share" | "state">): string {
  const { monthly, spent, forecast, unpriced, unmeasured } = report;
  const money = (amount: number): string => formatMoney({ amount, currency: monthly.currency });
  const atLeast = unpriced.length + unmeasured > 0 ? "at least " : "";
  const limit = `${percentText(share)} of ${formatMoney(monthly)}`;
  if (state === "reached" || forecast === null) return `${atLeast}${money(spent)} are spent, ${limit} is reached`;
  const { low, mid, high } = forecast;
  return `${atLeast}${money(mid)} by the end of ${report.month} (${money(low)} to ${money(high)}) would pass ${limit}`;
}

function anomalyText({ monthly }: SpendReport, anomaly: NonNullable<SpendReport["anomaly"]>): string {
  const money = (amount: number): string => formatMoney({ amount, currency: monthly.currency });
  const day = new Date(anomaly.day).toISOString().slice(0, 10);
  const { deviation } = anomaly;
  const off =
    deviation === null
      ? ""
      : `, ${percentText(Math.round(Math.abs(deviation) * 100) / 100)} ${deviation > 0 ? "more" : "less"}`;
  return `${day} cost ${money(anomaly.amount)} where ${money(anomaly.expected)} are usual${off}`;
}
