import type { Ratio } from "@terrace/core/units";
import type { TaskNumbers, Weights } from "./weights.ts";

/** HAProxy takes whole weights up to this. */
const HEAVIEST = 256;

const EXACT = 1e-9;

/**
 * Weights by which the new revision gets a share of the requests, and the first task of the old one as few as each of the new: it is their control.
 * A task that is asked twice a second answers later than one that is asked fifty times, whatever it runs, because everything about it has gone cold.
 * Null where there is no task to spare, or where all are asked about as often anyway.
 */
export function weightsWithControl(tasks: TaskNumbers, share: Ratio): Weights | null {
  if (tasks.old < 2 || tasks.new < 1 || share <= 0 || share >= 1) return null;
  // How much more each of the others gets than the control.
  const times = (tasks.new * (1 / share - 1) - 1) / (tasks.old - 1);
  if (times <= 1 || times > HEAVIEST) return null;
  const light = lightest(times);
  const heavy = Math.round(light * times);
  const fresh = Array.from({ length: tasks.new }, () => light);
  const total = light * (tasks.new + 1) + heavy * (tasks.old - 1);
  const old = Array.from({ length: tasks.old }, (_, index) => (index === 0 ? light : heavy));
  return { old, new: fresh, share: (light * tasks.new) / total };
}

/** The smallest weight of which the multiple is whole, or else the one of which it is most nearly so. */
function lightest(times: number): number {
  const off = (light: number) => Math.abs(Math.round(light * times) / (light * times) - 1);
  let best = 1;
  for (let light = 1; light * times <= HEAVIEST; light++) if (off(light) < off(best) - EXACT) best = light;
  return best;
}
