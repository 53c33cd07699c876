import type { Alarm } from "../graph/index.ts";
import type { Datapoint, MetricSeries } from "../report/index.ts";
import type { Milliseconds } from "../units/index.ts";
import { statisticOf } from "./statistic.ts";

/** How raw samples become one figure for each period. */
export interface Reading {
  readonly statistic: Alarm["statistic"];
  readonly period: Milliseconds;
  /** Periods to look back. */
  readonly count: number;
  readonly now: number;
}

const MINUTE: Milliseconds = 60_000;
const TEN_SECONDS: Milliseconds = 10_000;

/**
 * The last periods as figures, oldest first; a period without a sample is null. As with CloudWatch, periods end at the last
 * whole minute (ten seconds where the period is shorter than a minute), so a period of five minutes moves on every minute.
 * Samples may come in any order; those of the future and those that are no number are not there.
 * (CloudWatch user guide, "Evaluating an alarm")
 */
export function datapointsOf(
  samples: MetricSeries["samples"],
  { statistic, period, count, now }: Reading,
): readonly Datapoint[] {
  const tick = Math.min(period, period >= MINUTE ? MINUTE : TEN_SECONDS);
  const end = Math.floor(now / tick) * tick;
  const start = end - count * period;
  const values = Array.from({ length: count }, (): number[] => []);
  for (const { at, value } of samples)
    if (at >= start && at < end && Number.isFinite(value)) values[count - Math.ceil((end - at) / period)]?.push(value);
  return values.map((inside, index) => ({
    at: end - (count - index) * period,
    value: statisticOf(inside, statistic),
  }));
}
