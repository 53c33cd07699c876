import type { CanaryEvidence, CanaryTest } from "../../report/index.ts";
import { holm } from "./statistics/holm.ts";

/** A test before it is seen beside the others: figures may be infinite, and the p-value that may be looked at only once waits to be asked for. */
export interface Comparison extends Pick<CanaryTest, "measure" | "method" | "least" | "detectable" | "has"> {
  readonly canary: number;
  readonly baseline: number;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Whether the difference is large enough in itself, however large it is in proportion, and no matter of a few moments. */
  readonly isFelt: boolean;
  readonly needed: number;
  readonly early: number;
  readonly final: () => number;
}

/**
 * The tests beside each other: p-values corrected for being several, worse only what is proved and large enough to matter.
 * `isComplete` says that the time to watch is over and every sample large enough: the one look at the final tests is now.
 */
export function compareTogether(
  comparisons: readonly Comparison[],
  isComplete: boolean,
  alpha: CanaryEvidence["alpha"],
): readonly CanaryTest[] {
  const early = holm(comparisons.map((one) => one.early));
  const final = isComplete ? holm(comparisons.map((one) => one.final())) : [];
  return comparisons.map(({ isFelt, ...one }, index) => {
    const p = { early: early[index] ?? 1, final: final[index] ?? null };
    const isProved = p.early <= alpha.early || (p.final !== null && p.final <= alpha.final);
    return {
      ...one,
      ...p,
      effect: finite(one.effect),
      low: finite(one.low),
      high: finite(one.high),
      needed: finite(one.needed),
      isWorse: isProved && isFelt && one.effect >= one.least,
    };
  });
}

/** JSON has no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
