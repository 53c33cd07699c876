/** A measured quantity of something that has a price, such as task hours or gigabytes sent. */
export interface MeasuredUsage {
  readonly at: number;
  readonly sku: string;
  readonly quantity: number;
}

/** What one day cost. */
export interface DailySpend {
  /** Midnight UTC at which it began. */
  readonly day: number;
  readonly amount: number;
  /** What was used and has no price. */
  readonly unpriced: readonly string[];
}

const DAY = 86_400_000;

/**
 * Usage times price by day, in order. A price that is not known is never zero: its SKU is listed. A day without a measurement is not there,
 * which is something else than a day that cost nothing. (DFZ-COST-02)
 */
export function dailySpend(
  usage: readonly MeasuredUsage[],
  prices: Readonly<Record<string, number>>,
): readonly DailySpend[] {
  const days = new Map<number, { amount: number; readonly unpriced: Set<string> }>();
  for (const { at, sku, quantity } of usage) {
    const day = Math.floor(at / DAY) * DAY;
    const spend = days.get(day) ?? { amount: 0, unpriced: new Set() };
    days.set(day, spend);
    const price = Object.hasOwn(prices, sku) ? prices[sku] : undefined;
    if (price === undefined) spend.unpriced.add(sku);
    else spend.amount += quantity * price;
  }
  return [...days]
    .map(([day, { amount, unpriced }]) => ({ day, amount, unpriced: [...unpriced].sort() }))
    .sort((a, b) => a.day - b.day);
}
