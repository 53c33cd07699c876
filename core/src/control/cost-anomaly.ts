import type { CostAnomaly } from "../report/index.ts";
import type { Ratio } from "../units/index.ts";
import type { DailySpend } from "./daily-spend.ts";
import { cents, spreadOf, wholeDays } from "./whole-days.ts";

/** The mean trails behind two weeks, so that every day of the week is in it twice. */
const TRAILING_DAYS = 14;

/** Fewer say nothing of what is usual. */
const FEWEST_DAYS = 7;

/**
 * Whether the last whole day cost out of the ordinary: more or less than the mean of the fourteen days before it by more than `tolerance`, which is
 * the author's word ("deviation from the trailing mean"). What stopped costing may be broken, so less counts too. The deviation in standard
 * deviations stands beside it as evidence and decides nothing. Null while fewer than seven days came before. (DFZ-COST-02, DFZ-PROP-31)
 */
export function costAnomaly(
  days: readonly DailySpend[],
  tolerance: Ratio,
  { now }: { readonly now: number },
): CostAnomaly | null {
  const whole = wholeDays(days, { before: now, most: TRAILING_DAYS + 1 });
  const last = whole.at(-1);
  const usual = whole.slice(0, -1);
  if (last === undefined || usual.length < FEWEST_DAYS) return null;
  const { mean, deviation } = spreadOf(usual);
  const difference = last.amount - mean;
  return {
    day: last.day,
    amount: cents(last.amount),
    expected: cents(mean),
    deviation: mean === 0 ? null : difference / mean,
    standardDeviations: deviation === 0 ? null : difference / deviation,
    isAnomaly: Math.abs(difference) > tolerance * mean,
  };
}
