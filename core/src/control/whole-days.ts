import type { DailySpend } from "./daily-spend.ts";

const DAY = 86_400_000;

/** Amounts of the newest days that are over, oldest first: a day that still goes on, or was measured in part, says nothing of a day. */
export function wholeDays(
  days: readonly DailySpend[],
  { before, most }: { readonly before: number; readonly most: number },
): readonly DailySpend[] {
  return days.filter(({ day, isPartial }) => day + DAY <= before && isPartial !== true).slice(-most);
}

/** Mean and standard deviation (of a sample) of what days cost; the deviation is 0 for a single one. */
export function spreadOf(days: readonly DailySpend[]): { readonly mean: number; readonly deviation: number } {
  const mean = days.reduce((sum, { amount }) => sum + amount, 0) / days.length;
  const squares = days.reduce((sum, { amount }) => sum + (amount - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(days.length - 1, 1)) };
}

/** Rounded to the cent. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
