import type { ResourceId, ScaleMetric } from "../graph/index.ts";
import type { MetricSeries, ScaleDecision } from "../report/index.ts";
import type { Milliseconds } from "../units/index.ts";
import { datapointsOf } from "./datapoints.ts";

/** One measurement of what scaling follows. */
export interface ScaleSample {
  readonly at: number;
  /** A share for `cpu` and `memory`; requests a minute, waiting messages or open connections, each for one task. */
  readonly value: number;
  /** Tasks that it was measured over. With `value` it is the whole load, however many tasks came since. */
  readonly tasks: number;
}

/** What is seen of a service, worker or site. */
export interface ScaleObservation {
  /** Tasks wanted now. */
  readonly desired: number;
  readonly metrics: { readonly [M in ScaleMetric]?: readonly ScaleSample[] };
  /** Alarms in `alarm` whose action is to add a task. (STM-ALARM-01, CON-STM-11) */
  readonly alarms: readonly ResourceId[];
  /** A deployment is under way: tasks may come, none is taken away. */
  readonly isDeploying: boolean;
}

/** How long a metric is watched before the number of tasks follows it, in periods. */
export interface ScalePace {
  readonly period: Milliseconds;
  readonly out: number;
  readonly in: number;
}

/** Three minutes out, fifteen in: the alarms that Application Auto Scaling makes. (Application Auto Scaling user guide, "How target tracking works") */
export const STANDARD_PACE: ScalePace = { period: 60_000, out: 3, in: 15 };

/** Tasks are only taken away as far as those that stay keep a tenth of room below what would call them back. */
export const ROOM = 0.9;

/** What one policy asks for, before cooldowns, range and the other policies. */
export interface ScaleOpinion extends Pick<ScaleDecision, "by" | "metric" | "alarm" | "value" | "target" | "wants"> {
  readonly tasks: number;
  readonly outCooldown: Milliseconds;
  /** Null for what speaks of more tasks only, and so has nothing against fewer. */
  readonly inCooldown: Milliseconds | null;
  readonly because: string;
}

/** Periods looked at beyond those that are asked for: a scrape may fail once or twice. */
const RESERVE = 2;

/** The newest measured periods, oldest first: what one task had and what all had together. Null where fewer were measured. */
export function newest(
  samples: readonly ScaleSample[] | undefined,
  { count, period, now }: { readonly count: number; readonly period: Milliseconds; readonly now: number },
): readonly { readonly each: number; readonly all: number }[] | null {
  const reading = { statistic: "average", period, count: count + RESERVE, now } as const;
  const read = (series: MetricSeries["samples"]): readonly (number | null)[] =>
    datapointsOf(series, reading).map(({ value }) => value);
  const all = read((samples ?? []).map(({ at, value, tasks }) => ({ at, value: value * Math.max(tasks, 1) })));
  const measured = read(samples ?? []).flatMap((each, index) => {
    const whole = all[index] ?? null;
    return each === null || whole === null ? [] : [{ each, all: whole }];
  });
  return measured.length < count ? null : measured.slice(-count);
}

/** The unit that a scaling metric is read in. */
export function scaleUnit(metric: ScaleMetric): "ratio" | "count" {
  return metric === "cpu" || metric === "memory" ? "ratio" : "count";
}
