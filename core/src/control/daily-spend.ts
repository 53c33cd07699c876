import type { SpendLine, SpendRates } from "../report/index.ts";
import { addUsed, rateCost, type UsedMeasures, unitsOf } from "./rate-cost.ts";

/** What was used on one day, or on the part of it for which some rates held. */
export interface DailyUsage {
  /** Midnight UTC at which the day began. */
  readonly day: number;
  /** Which rates held. */
  readonly rates: string;
  readonly used: UsedMeasures;
}

/** What one day cost. */
export interface DailySpend {
  /** Midnight UTC at which it began. */
  readonly day: number;
  readonly amount: number;
  /** What the provider bills and nothing prices here. */
  readonly unpriced: readonly string[];
  /** True where it was measured for a part of the day: it counts, and says nothing of what a day costs. */
  readonly isPartial?: boolean;
}

/** Hours that make a day: to start a platform anew takes minutes. */
const WHOLE = 23;

/** By the name that usage gives them: a day is billed by the rates that held on it, whatever holds now. */
export type KnownRates = Readonly<Record<string, SpendRates>>;

/**
 * Usage times price by day, in order. What is free every month and what gets cheaper by volume is counted over the month, so a day costs what the month
 * costs with it less what it cost without it. A price that is not known is never zero: it is listed. A day without a measurement is not there, which is
 * something else than a day that cost nothing. (DFZ-COST-02)
 */
export function dailySpend(usage: readonly DailyUsage[], known: KnownRates): readonly DailySpend[] {
  const days = new Map<number, { amount: number; hours: number; readonly unpriced: Set<string> }>();
  for (const { day, rates, used, before, after } of inMonths(usage)) {
    const spend = days.get(day) ?? { amount: 0, hours: 0, unpriced: new Set() };
    days.set(day, spend);
    spend.hours += used.hours ?? 0;
    const held = Object.hasOwn(known, rates) ? known[rates] : undefined;
    for (const rate of held?.rates ?? []) spend.amount += rateCost(rate, after) - rateCost(rate, before);
    for (const { what } of held?.unpriced ?? [{ what: "usage for which no rates are known" }]) spend.unpriced.add(what);
  }
  return [...days].map(([day, { amount, hours, unpriced }]) => {
    return { day, amount, unpriced: [...unpriced].sort(), isPartial: hours < WHOLE };
  });
}

/** The lines of the month in which `now` lies, largest first. */
export function spendLines(usage: readonly DailyUsage[], known: KnownRates, now: number): readonly SpendLine[] {
  const lines = new Map<string, SpendLine>();
  for (const { day, rates, before, after } of inMonths(usage)) {
    if (monthOf(day) !== monthOf(now) || day > now) continue;
    for (const rate of known[rates]?.rates ?? []) {
      const { resource, what, sku, unit } = rate;
      const key = `${resource} ${what} ${sku}`;
      const { quantity = 0, amount = 0 } = lines.get(key) ?? {};
      lines.set(key, {
        ...{ resource, what, sku, unit },
        quantity: quantity + unitsOf(rate, after) - unitsOf(rate, before),
        amount: amount + rateCost(rate, after) - rateCost(rate, before),
      });
    }
  }
  return [...lines.values()].toSorted((a, b) => b.amount - a.amount);
}

/** What was used in the month in which `now` lies. */
export function usedInMonth(usage: readonly DailyUsage[], now: number): UsedMeasures {
  const within = usage.filter(({ day }) => monthOf(day) === monthOf(now) && day <= now);
  return within.reduce<UsedMeasures>((sum, { used }) => addUsed(sum, used), {});
}

interface Step extends DailyUsage {
  /** What the month had used before it, and with it. */
  readonly before: UsedMeasures;
  readonly after: UsedMeasures;
}

function* inMonths(usage: readonly DailyUsage[]): Generator<Step> {
  let month = "";
  let before: UsedMeasures = {};
  for (const { day, rates, used } of usage.toSorted((a, b) => a.day - b.day)) {
    if (monthOf(day) !== month) before = {};
    month = monthOf(day);
    const after = addUsed(before, used);
    yield { day, rates, used, before, after };
    before = after;
  }
}

/** Such as `2026-11`. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
