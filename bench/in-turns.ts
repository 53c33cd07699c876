import type { RunOptions } from "./objective.ts";

/** What is measured, and what it is compared with. */
export interface Pair<T> {
  readonly ours: T;
  readonly peer: T;
}

/** Measures two sides in turns, either of them first as often as the other: a busy machine slows neighbours alike, so that their ratio means something. */
export async function inTurns<Side, Turn>(
  sides: Pair<Side>,
  measure: (side: Side) => Promise<Turn>,
  { signal, short }: RunOptions,
): Promise<readonly Pair<Turn>[]> {
  const pairs: Pair<Turn>[] = [];
  for (let turn = 0; turn < (short ? 3 : 9); turn++) {
    signal.throwIfAborted();
    if (turn % 2 === 0) {
      const ours = await measure(sides.ours);
      pairs.push({ ours, peer: await measure(sides.peer) });
    } else {
      const peer = await measure(sides.peer);
      pairs.push({ ours: await measure(sides.ours), peer });
    }
  }
  return pairs;
}
