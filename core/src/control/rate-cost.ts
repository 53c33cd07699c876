import type { SpendRate } from "../report/index.ts";

/** So much of each measure, by its name. */
export type UsedMeasures = Readonly<Record<string, number>>;

/** Units of a rate that some usage makes. */
export function unitsOf({ follows, take }: SpendRate, used: UsedMeasures): number {
  const each = follows.map(({ measure, units }) => (used[measure] ?? 0) * units);
  return take === "most" ? Math.max(0, ...each) : each.reduce((sum, units) => sum + units, 0);
}

/** What the usage of a month so far costs by one rate: what is free comes off first, the rest is paid tier by tier. */
export function rateCost(rate: SpendRate, used: UsedMeasures): number {
  const paid = Math.max(0, unitsOf(rate, used) - rate.free);
  const amount = rate.tiers.reduce((sum, { from, price }, index) => {
    const until = rate.tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return sum + Math.max(0, Math.min(paid, until) - from) * price;
  }, 0);
  return amount * rate.kept;
}

/** Two usages together. */
export function addUsed(one: UsedMeasures, other: UsedMeasures): UsedMeasures {
  const sum: Record<string, number> = { ...one };
  for (const [measure, count] of Object.entries(other)) sum[measure] = (sum[measure] ?? 0) + count;
  return sum;
}
