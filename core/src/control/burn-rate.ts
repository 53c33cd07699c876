import type { BurnAlert, BurnRate, BurnWindow, ErrorBudget } from "../report/index.ts";
import type { Milliseconds, Ratio } from "../units/index.ts";

/** Requests of one minute. */
export interface MinuteCount {
  /** Beginning of the minute, in milliseconds since 1970. */
  readonly at: number;
  readonly good: number;
  readonly total: number;
}

/** The moment that is looked back from, in milliseconds since 1970, and how far a promise reaches. */
export interface BurnOptions {
  readonly now: number;
  /** Thirty days if left out. */
  readonly period?: Milliseconds;
}

const MINUTE: Milliseconds = 60_000;
const HOUR: Milliseconds = 3_600_000;
const DAY: Milliseconds = 86_400_000;

/** Two, five, ten and ten percent of a month's budget. (Site Reliability Workbook, "Alerting on SLOs") */
const PAIRS = [
  { severity: "page", rate: 14.4, long: HOUR, short: 5 * MINUTE },
  { severity: "page", rate: 6, long: 6 * HOUR, short: 30 * MINUTE },
  { severity: "ticket", rate: 3, long: DAY, short: 2 * HOUR },
  { severity: "ticket", rate: 1, long: 3 * DAY, short: 6 * HOUR },
] as const;

/**
 * How fast the requests of the last minutes to days use up what an objective allows to fail. A platform younger than a window is judged by
 * what there is of it, so that one that is broken from its first minute says so.
 *
 * @throws RangeError unless the objective lies between 0 and 1: one of 100 % has no budget.
 */
export function burnRate(objective: Ratio, counts: readonly MinuteCount[], options: BurnOptions): BurnRate {
  if (!(objective > 0 && objective < 1))
    throw new RangeError(`an objective of ${objective} leaves no error budget: give a share between 0 and 1`);
  const { now, period = 30 * DAY } = options;
  const windowOf = (length: Milliseconds): BurnWindow => {
    const inside = counts.filter(({ at }) => at >= now - length && at < now);
    const good = inside.reduce((sum, count) => sum + count.good, 0);
    const total = inside.reduce((sum, count) => sum + count.total, 0);
    return { length, good, total, rate: rateOf({ good, total }, objective) };
  };
  const alerts = PAIRS.map(({ severity, rate, long, short }): BurnAlert => {
    const pair = { long: windowOf(long), short: windowOf(short) };
    return { severity, rate, ...pair, isFiring: fires(rate, pair) };
  });
  const firing = alerts.find(({ isFiring }) => isFiring === true)?.severity ?? null;
  const first = counts.reduce((least, { at }) => Math.min(least, at), now);
  const covered = Math.min(period, now - first);
  const budget = budgetOf(windowOf(period), { covered, lastHour: windowOf(HOUR).rate });
  return { objective, period, at: now, alerts, firing, budget };
}

function rateOf({ good, total }: Pick<MinuteCount, "good" | "total">, objective: Ratio): number | null {
  return total > 0 ? (total - good) / total / (1 - objective) : null;
}

function fires(rate: number, { long, short }: Pick<BurnAlert, "long" | "short">): boolean | null {
  if (long.rate === null || short.rate === null) return null;
  return long.rate > rate && short.rate > rate;
}

/** What was seen stands for the same share of the period: a day that burns at 1 has spent a thirtieth. */
function budgetOf(
  { length, rate }: BurnWindow,
  { covered, lastHour }: { readonly covered: Milliseconds; readonly lastHour: number | null },
): ErrorBudget {
  if (rate === null) return { covered, spent: null, left: null, exhaustedIn: null };
  const spent = (rate * covered) / length;
  const left = 1 - spent;
  const burns = lastHour !== null && lastHour > 0;
  const exhaustedIn = left <= 0 ? 0 : burns ? Math.round((left * length) / lastHour) : null;
  return { covered, spent, left, exhaustedIn };
}
