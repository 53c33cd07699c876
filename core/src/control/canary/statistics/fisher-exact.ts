import { logChoose } from "./log-gamma.ts";

/** How many of how many. */
export interface Counts {
  readonly some: number;
  readonly all: number;
}

/**
 * Fisher's exact test, one-sided: the chance that `own` would have at least so many of all that were found, if both sides were alike.
 * Exact at any count, zero included; 1 where nothing was found or nobody was asked.
 */
export function fisherExact(own: Counts, other: Counts): number {
  const found = own.some + other.some;
  const least = Math.max(0, found - other.all);
  const most = Math.min(found, own.all);
  if (own.some <= least) return 1;
  const expected = (found * own.all) / (own.all + other.all);
  const upper = own.some > expected;
  const logChance = (some: number) =>
    logChoose(own.all, some) + logChoose(other.all, found - some) - logChoose(own.all + other.all, found);
  /** The chance of one more against the chance of so many. */
  const ratioUp = (some: number) => ((own.all - some) * (found - some)) / ((some + 1) * (other.all - found + some + 1));
  // From the observed count away from the middle, where terms only become smaller.
  const sum = upper
    ? sumOf(own.some, (some) => (some < most ? ratioUp(some) : 0), 1)
    : sumOf(own.some - 1, (some) => (some > least ? 1 / ratioUp(some - 1) : 0), -1);
  const tail = Math.exp(logChance(upper ? own.some : own.some - 1)) * sum;
  return Math.min(1, Math.max(0, upper ? tail : 1 - tail));
}

function sumOf(start: number, ratioAt: (some: number) => number, step: 1 | -1): number {
  let [term, sum] = [1, 1];
  for (let some = start; term > sum * 1e-17; some += step) {
    term *= ratioAt(some);
    sum += term;
  }
  return sum;
}
