import type { Milliseconds } from "../../units/index.ts";
import type { Pair } from "./observation.ts";
import { incompleteBeta } from "./statistics/incomplete-beta.ts";

/** Values of each revision below which a block is joined with the next. */
const FEWEST = 5;

type Blocks = ReadonlyMap<number, readonly Milliseconds[]>;

/**
 * The chance that more of the canary's answers than of the baseline's lie beyond a limit in as many blocks of time as they do, were it a coin's toss
 * in each: the sign test, in which a burst counts once however many answers it delays. Blocks without a difference say nothing.
 */
export function blockChance({ canary, baseline }: Pair<Blocks>, limit: Milliseconds): number {
  let [more, fewer] = [0, 0];
  let own: readonly Milliseconds[] = [];
  let other: readonly Milliseconds[] = [];
  for (const number of [...new Set([...canary.keys(), ...baseline.keys()])].toSorted((a, b) => a - b)) {
    own = [...own, ...(canary.get(number) ?? [])];
    other = [...other, ...(baseline.get(number) ?? [])];
    if (own.length < FEWEST || other.length < FEWEST) continue;
    const difference = shareBeyond(own, limit) - shareBeyond(other, limit);
    if (difference > 0) more++;
    if (difference < 0) fewer++;
    [own, other] = [[], []];
  }
  return more === 0 ? 1 : incompleteBeta(0.5, more, fewer + 1);
}

function shareBeyond(values: readonly Milliseconds[], limit: Milliseconds): number {
  return values.filter((value) => value > limit).length / values.length;
}
