import type { ProcessShape } from "../graph/index.ts";
import type { ScaleActivity } from "./autoscale.ts";

/** When the cooldowns of the last move end, in milliseconds since the epoch; null for one that holds nobody now. */
export interface ScaleRest {
  /** For an addition that is no larger than the last: the shortest cooldown of any policy that may ask for one. */
  readonly out: number | null;
  /** For a removal, which needs everybody: the longest. */
  readonly in: number | null;
}

/** How long the number of tasks rests by itself after it has moved. A move in the future, from a clock that jumped back, holds nobody. */
export function scaleRest(
  { scale }: Pick<ProcessShape, "scale">,
  last: ScaleActivity | undefined,
  now: number,
): ScaleRest {
  if (last === undefined || last.at > now || scale.length === 0) return { out: null, in: null };
  const until = (cooldown: number): number | null => (last.at + cooldown > now ? last.at + cooldown : null);
  return {
    out: until(Math.min(...scale.map(({ outCooldown }) => outCooldown))),
    in: until(Math.max(...scale.map(({ inCooldown }) => inCooldown))),
  };
}
