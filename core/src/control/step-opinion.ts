import type { ScaleThreshold, StepPolicy } from "../graph/index.ts";
import { measuredText, metricText } from "./metric-text.ts";
import { newest, ROOM, type ScaleObservation, type ScaleOpinion, type ScalePace, scaleUnit } from "./scale-opinion.ts";

/**
 * What steps ask for: one task more when any metric was above its threshold in the last period, one less when all were below theirs. What was
 * not measured does not call for more, and holds what is there. On AWS the same alarms pull two step policies; beyond those, a task is not taken
 * away when the load that it leaves would bring the others within a tenth of the threshold for more, which on AWS begins a swing without end.
 * (WEB-COMP-04, WEB-COMP-05, CON-WEB-05)
 */
export function stepOpinion(
  policy: StepPolicy,
  observed: ScaleObservation,
  { now, pace }: { readonly now: number; readonly pace: ScalePace },
): ScaleOpinion {
  const { desired } = observed;
  const read = ({ metric, threshold }: ScaleThreshold): Measured => {
    const [last] = newest(observed.metrics[metric], { count: 1, period: pace.period, now }) ?? [];
    return { metric, threshold, value: last?.each ?? null };
  };
  const out = policy.out.map(read);
  const low = policy.in.map(read);
  const { outCooldown } = policy;
  const inCooldown = policy.in.length === 0 ? null : policy.inCooldown;
  const opinion = (
    wants: ScaleOpinion["wants"],
    { metric, threshold, value }: Measured,
    because: string,
  ): ScaleOpinion => ({
    by: "step",
    metric,
    alarm: null,
    value,
    target: threshold,
    wants,
    tasks: desired + (wants === "out" ? 1 : wants === "in" ? -1 : 0),
    outCooldown,
    inCooldown,
    because,
  });
  const high = out.find(({ value, threshold }) => value !== null && value > threshold);
  if (high !== undefined) return opinion("out", high, `${textOf(high)}, above ${limitOf(high)}: a task more`);
  const unknown = [...low, ...out].find(({ value }) => value === null);
  if (unknown !== undefined) return opinion("unknown", unknown, `${unknown.metric} was not measured`);
  const busy =
    low.find(({ value, threshold }) => value !== null && value >= threshold) ?? (low.length === 0 ? out[0] : undefined);
  if (busy !== undefined) return opinion("stay", busy, `${textOf(busy)}, not below ${limitOf(busy)}`);
  const [first] = low;
  if (first === undefined) return opinion("stay", NOTHING, "it has no thresholds");
  const swing = out.find((one) => wouldReturn(one, desired));
  if (swing !== undefined)
    return opinion("stay", swing, `${textOf(swing)}: with a task less it would be close to ${limitOf(swing)} again`);
  return opinion("in", first, `${low.map(textOf).join(", ")}, all below their thresholds: a task less`);
}

interface Measured extends ScaleThreshold {
  readonly value: number | null;
}

const NOTHING: Measured = { metric: "cpu", threshold: 0, value: null };

/** Memory does not follow the load from task to task: each task has its own. */
function wouldReturn({ metric, threshold, value }: Measured, desired: number): boolean {
  return metric !== "memory" && value !== null && value * desired > threshold * ROOM * Math.max(desired - 1, 0);
}

function textOf({ metric, value }: Measured): string {
  return `${metric} is ${value === null ? "unknown" : measuredText(scaleUnit(metric), value)}`;
}

function limitOf({ metric, threshold }: Measured): string {
  return metricText(scaleUnit(metric), threshold);
}
