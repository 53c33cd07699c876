import type { Alarm } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";

/** How a metric is read: over which time, by which statistic, and how often it was looked at. */
export interface Reading {
  readonly period: Milliseconds;
  readonly statistic: Alarm["statistic"];
  /** Milliseconds between two looks. */
  readonly look: Milliseconds;
}

const OVER_TIME: Readonly<Record<Alarm["statistic"], string>> = {
  average: "avg_over_time(",
  sum: "sum_over_time(",
  minimum: "min_over_time(",
  maximum: "max_over_time(",
  p95: "quantile_over_time(0.95, ",
};

/** A level, such as open connections: the statistic over the looks within the period. */
export function level(expression: string, { statistic, period, look }: Reading): string {
  // The look that ends the period before is not one of this.
  return `${OVER_TIME[statistic]}(${expression})[${period - 1}ms:${look}ms])`;
}

/** What a counter grew by in the period. The window begins one look earlier, or what happened between two periods would be in neither. */
export function growth(counter: string, { period, look }: Reading): string {
  return `sum(rate(${counter}[${period + look}ms])) * ${period / 1_000}`;
}

/** A part of a whole, both counted over the period; nothing where the whole is. */
export function share(part: string, whole: string, { period, look }: Reading): string {
  const window = `${period + look}ms`;
  return `sum(rate(${part}[${window}])) / sum(rate(${whole}[${window}]))`;
}

/** What a counter grew by in a second, over the period on average, or the statistic of shorter times within it. */
export function pace(counter: string, per: string, reading: Reading): string {
  const during = (window: Milliseconds) => `sum(rate(${counter}[${window}ms])) / ${per}`;
  if (reading.statistic === "average") return during(reading.period + reading.look);
  return level(during(3 * reading.look), reading);
}

/**
 * What a task's own counter grew by: the difference of two moments, so that periods add up. Such a counter may appear with its first event, which `rate`
 * would overlook; it counts from nothing where the task was there before and the counter was not.
 */
export function appearing(counter: string, { period }: Reading): string {
  const before = `offset ${period}ms`;
  return `sum(clamp_min(${counter} - (${counter} ${before} or (${counter} * 0 and on (instance) up ${before})), 0))`;
}

/** A quantile, or the mean, of what a histogram in seconds counted in the period: milliseconds. */
export function duration(histogram: string, labels: string, { statistic, period, look }: Reading): string {
  const rated = (part: string) => `rate(${histogram}_${part}{${labels}}[${period + look}ms])`;
  if (statistic === "average") return `sum(${rated("sum")}) / sum(${rated("count")}) * 1000`;
  const quantile = { p95: 0.95, maximum: 1, minimum: 0, sum: 0.95 }[statistic];
  return `histogram_quantile(${quantile}, sum by (le) (${rated("bucket")})) * 1000`;
}
