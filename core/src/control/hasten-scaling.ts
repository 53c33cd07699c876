import type { ProcessShape } from "../graph/index.ts";
import type { Milliseconds } from "../units/index.ts";
import { type ScalePace, STANDARD_PACE } from "./scale-opinion.ts";

/**
 * The same scaling with all its waiting divided by a speed above 0, for rehearsals: thresholds, range and the number of periods stay what they are.
 * Samples must come as much faster, or periods are empty and nothing is known.
 */
export function hastenScaling<P extends Pick<ProcessShape, "scale">>(
  process: P,
  speed: number,
): { readonly process: P; readonly pace: ScalePace } {
  const faster = (time: Milliseconds): Milliseconds => Math.max(1, Math.round(time / speed));
  const scale = process.scale.map((policy) => ({
    ...policy,
    outCooldown: faster(policy.outCooldown),
    inCooldown: faster(policy.inCooldown),
  }));
  return { process: { ...process, scale }, pace: { ...STANDARD_PACE, period: faster(STANDARD_PACE.period) } };
}
