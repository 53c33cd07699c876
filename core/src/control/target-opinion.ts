import type { TargetPolicy } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import { measuredText, metricText } from "./metric-text.ts";
import { newest, ROOM, type ScaleObservation, type ScaleOpinion, type ScalePace, scaleUnit } from "./scale-opinion.ts";

/** A share of what floating point makes of whole numbers: 4.2 / 0.7 are six tasks, not seven. */
const HAIR = 1e-9;

/**
 * What target tracking asks for. Application Auto Scaling goes out when the metric was above the target in 3 periods of 3, in proportion to it
 * (seen, not published: the current number × metric / target, rounded up), and in when it was below a lower threshold in 15 of 15, "more gradually"
 * and by an amount that AWS does not publish; it does neither on insufficient data. Here:
 *
 * - Out is the same, but measured work is multiplied by the tasks that did it, not by those wanted now: tasks that are still starting, or came
 *   within the period, are not counted twice, so a step in load is answered once.
 * - In needs the same 15 periods below 90 % of the target ("usually more than 10 % lower", user guide) and goes as far as the busiest of them
 *   allows with that tenth of room kept. Noise of less than a tenth can so never call back what it took away.
 * - Periods without data may be passed over twice, then nothing is known: no task goes.
 *
 * (BRQ-COMP-05, DFZ-COMP-03, STM-COMP-05, ATL-COMP-10)
 */
export function targetOpinion(
  policy: TargetPolicy,
  observed: ScaleObservation,
  { now, pace }: { readonly now: number; readonly pace: ScalePace },
): ScaleOpinion {
  const { metric, target, outCooldown, inCooldown } = policy;
  const { period } = pace;
  const text = (value: number): string => metricText(scaleUnit(metric), value);
  const measured = (value: number): string => measuredText(scaleUnit(metric), value);
  const recent = newest(observed.metrics[metric], { count: pace.out, period, now });
  const long = newest(observed.metrics[metric], { count: pace.in, period, now });
  const last = recent?.at(-1) ?? long?.at(-1) ?? null;
  const opinion = (wants: ScaleOpinion["wants"], tasks: number, because: string): ScaleOpinion => ({
    by: "target",
    metric,
    alarm: null,
    value: last?.each ?? null,
    target,
    wants,
    tasks,
    outCooldown,
    inCooldown,
    because,
  });
  const { desired } = observed;
  if (recent === null || last === null)
    return opinion("unknown", desired, `${metric} was not measured in ${pace.out} of the last periods`);
  const needed = tasksFor(last.all, target);
  const times = (count: number): string => `in ${count} periods of ${formatDuration(period)}`;
  if (recent.every(({ each }) => each > target)) {
    const high = `${metric} was above ${text(target)} ${times(pace.out)}, last ${measured(last.each)}`;
    if (needed > desired) return opinion("out", needed, `${high}: ${needed} tasks bring it to the target`);
    return opinion("stay", desired, `${high}: ${desired} tasks are enough once they all run`);
  }
  if (long === null)
    return opinion("unknown", desired, `${metric} is ${measured(last.each)}, and was not measured ${times(pace.in)}`);
  const enough = tasksFor(Math.max(...long.map(({ all }) => all)), target * ROOM);
  const isLow = long.every(({ each }) => each < target * ROOM);
  if (isLow && enough < desired)
    return opinion(
      "in",
      enough,
      `${metric} was below ${text(target * ROOM)} ${times(pace.in)}: ${enough} tasks keep room`,
    );
  return opinion("stay", desired, `${metric} is ${measured(last.each)}, held at ${text(target)}`);
}

function tasksFor(work: number, target: number): number {
  return target > 0 ? Math.ceil(work / target - HAIR) : Number.MAX_SAFE_INTEGER;
}
