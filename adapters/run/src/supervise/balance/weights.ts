import type { Ratio } from "@terrace/core/units";

/** HAProxy takes whole weights up to this. */
const HEAVIEST = 256;

/** Shares are told apart down to a millionth. */
const WHOLE = 1_000_000;

/** Tasks of each revision that can take requests. */
export interface TaskNumbers {
  readonly old: number;
  readonly new: number;
}

/** What each task weighs, and the share of the requests that the new revision really gets by it. */
export interface Weights {
  readonly old: readonly number[];
  readonly new: readonly number[];
  readonly share: Ratio;
}

/**
 * Weights by which the new revision gets a share of the requests, however many tasks either has: the tasks of one revision weigh the same
 * where that can be said exactly, and otherwise as nearly the same as it can. Where only one revision has tasks, it gets everything.
 */
export function weightsFor(tasks: TaskNumbers, share: Ratio): Weights {
  const wanted = Math.round(share * WHOLE);
  if (tasks.new === 0 || (wanted <= 0 && tasks.old > 0)) return spread(tasks, { old: tasks.old, new: 0 });
  if (tasks.old === 0 || wanted >= WHOLE) return spread(tasks, { old: 0, new: tasks.new });
  const parts = expressible(lowest({ old: WHOLE - wanted, new: wanted }), tasks);
  const even = commonMultiple(missingFactor(parts.old, tasks.old), missingFactor(parts.new, tasks.new));
  const largest = Math.floor(Math.min((HEAVIEST * tasks.old) / parts.old, (HEAVIEST * tasks.new) / parts.new));
  const times = Math.min(even, largest);
  return spread(tasks, { old: parts.old * times, new: parts.new * times });
}

/** How the weight of each whole revision is spread over its tasks. */
function spread(tasks: TaskNumbers, total: TaskNumbers): Weights {
  return {
    old: evenly(total.old, tasks.old),
    new: evenly(total.new, tasks.new),
    share: total.new === 0 ? 0 : total.new / (total.new + total.old),
  };
}

function evenly(total: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(total / count) + (index < total % count ? 1 : 0));
}

/** The two parts as they are, or the nearest that weights up to the heaviest can say. */
function expressible(parts: TaskNumbers, tasks: TaskNumbers): TaskNumbers {
  const [mostOld, mostNew] = [HEAVIEST * tasks.old, HEAVIEST * tasks.new];
  if (parts.old <= mostOld && parts.new <= mostNew) return parts;
  const share = parts.new / (parts.old + parts.new);
  const candidates = Array.from({ length: Math.max(mostOld, mostNew) }, (_, index) => {
    const heavy = index + 1;
    const light = Math.max(1, Math.round(heavy * Math.min(share / (1 - share), (1 - share) / share)));
    return share > 0.5 ? { old: light, new: heavy } : { old: heavy, new: light };
  });
  const off = (one: TaskNumbers) => Math.abs(one.new / (one.old + one.new) - share);
  const possible = candidates.filter((one) => one.old <= mostOld && one.new <= mostNew);
  return lowest(possible.reduce((best, one) => (off(one) < off(best) ? one : best)));
}

function lowest({ old, new: fresh }: TaskNumbers): TaskNumbers {
  const common = greatestCommonDivisor(old, fresh);
  return { old: old / common, new: fresh / common };
}

/** What a total must be multiplied by so that it can be split evenly. */
function missingFactor(total: number, count: number): number {
  return count / greatestCommonDivisor(total, count);
}

function commonMultiple(a: number, b: number): number {
  return (a * b) / greatestCommonDivisor(a, b);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
