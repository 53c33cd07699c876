import type { Ratio } from "../../../units/index.ts";
import { normalQuantile } from "./normal.ts";

/** What a one-sided test is to be capable of. */
export interface Demand {
  readonly alpha: Ratio;
  readonly power: Ratio;
  /** Size of the other sample against that of the own one. */
  readonly ratio: number;
}

/**
 * Size of the own sample at which a share of `to` is told from the other's `from`: the normal formula with the correction that makes it
 * fit Fisher's exact test. (Casagrande, Pike and Smith 1978; for unequal sizes Fleiss, Tytun and Ury 1980)
 */
export function sizeForShares({ from, to }: { readonly from: Ratio; readonly to: Ratio }, demand: Demand): number {
  const { ratio } = demand;
  const difference = to - from;
  const pooled = (to + ratio * from) / (1 + ratio);
  const asEqual = Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled));
  const asDifferent = Math.sqrt(to * (1 - to) + (from * (1 - from)) / ratio);
  const [alpha, power] = [normalQuantile(1 - demand.alpha), normalQuantile(demand.power)];
  const plain = ((alpha * asEqual + power * asDifferent) / difference) ** 2;
  const corrected = (plain / 4) * (1 + Math.sqrt(1 + (2 * (ratio + 1)) / (plain * ratio * difference))) ** 2;
  return Math.ceil(corrected);
}

/** Size of the own sample at which the Mann-Whitney test notices that its values are the larger ones in this share of pairs. (Noether 1987) */
export function sizeForSuperiority(superiority: Ratio, { alpha, power, ratio }: Demand): number {
  const own = 1 / (1 + ratio);
  const total =
    (normalQuantile(1 - alpha) + normalQuantile(power)) ** 2 / (12 * own * (1 - own) * (superiority - 0.5) ** 2);
  return Math.ceil(total * own);
}
