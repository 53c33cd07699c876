import type { SpendForecast } from "../report/index.ts";
import type { DailySpend } from "./daily-spend.ts";
import { cents, spreadOf, wholeDays } from "./whole-days.ts";

const DAY = 86_400_000;

/** A week: what changed before it no longer counts. */
const DAYS = 7;

/** With fewer, chance looks like a trend. */
const FEWEST_DAYS = 3;

/**
 * What a month will come to: what is spent, and for the time that is left the mean of the last seven whole days, those of the month before included.
 * The range is two standard errors of that sum, where the mean itself is only known from so many days: 2 · s · √(r + r²/n) for r days left
 * and n days known. It assumes that days are alike; a launch tomorrow is not in it.
 */
export function spendForecast(
  days: readonly DailySpend[],
  { now, spent, monthEnd }: { readonly now: number; readonly spent: number; readonly monthEnd: number },
): SpendForecast | null {
  const known = wholeDays(days, { before: now, most: DAYS });
  if (known.length < FEWEST_DAYS) return null;
  const { mean, deviation } = spreadOf(known);
  const left = (monthEnd - now) / DAY;
  const mid = spent + mean * left;
  const error = 2 * deviation * Math.sqrt(left + left ** 2 / known.length);
  return { low: cents(Math.max(spent, mid - error)), mid: cents(mid), high: cents(mid + error), days: known.length };
}
