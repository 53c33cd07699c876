import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Long after a start, and before anybody looks at an idle platform. */
const AFTER = 10_000;

/**
 * Gives back, once and a while after the start, what only the start needed: two thousand modules make the young generation grow to its limit,
 * and V8 keeps that for as long as too little happens for a collection of its own. A quarter of what an idle task takes; the pause is that of any
 * other collection.
 */
export function giveBackMemory(after = AFTER): void {
  setTimeout(collect, after).unref();
}

/** V8 has a word for it that scripts do not see unless they ask. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  gc();
}
