import type { Alarm } from "@terrace/core/graph";
import type { Stack } from "aws-cdk-lib";
import type { SynthContext } from "../assembly/context.ts";

/** One series of CloudWatch. `stat` is its own where the words do not decide, as the sum of a count in a quotient. */
export interface Series {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly stat?: string;
  /** Seconds between two values where it is not as often as asked, as a bucket's size once a day. */
  readonly period?: number;
}

/** What a word of the catalogue is on AWS: series `m1`, `m2`, … and how they become one. */
export interface Measurement {
  readonly series: readonly Series[];
  /** Metric maths over `m1`, `m2`, …; null where there is one series and nothing to work out. */
  readonly expression: string | null;
  /** A figure of the graph times this is one of CloudWatch: 100 where it counts percent, 0.001 where it counts seconds. */
  readonly factor: number;
}

/** Who reads a measurement: a stack that may refer to what stands before it or in it. */
export interface Watcher {
  readonly stack: Stack;
  readonly context: SynthContext;
  readonly statistic: Alarm["statistic"];
}

/** One series as it is. */
export function one(series: Series, factor = 1): Measurement {
  return { series: [series], expression: null, factor };
}

/** Several series worked out into one. */
export function worked(expression: string, series: readonly Series[], factor = 1): Measurement {
  return { series, expression, factor };
}

/** Failures among attempts; 0 where nothing was attempted. `counts` are the failures, then the attempts. */
export function share(failures: readonly Series[], attempts: Series): Measurement {
  const failed = failures.map((_, index) => `FILL(m${index + 1}, 0)`).join(" + ");
  const last = `m${failures.length + 1}`;
  const counted = [...failures, attempts].map((series) => ({ ...series, stat: "Sum" }));
  return worked(`IF(FILL(${last}, 0) > 0, (${failed}) / ${last}, 0)`, counted);
}

/** The name of a statistic in CloudWatch. */
export function statisticName(statistic: Alarm["statistic"]): string {
  return { average: "Average", p95: "p95", sum: "Sum", minimum: "Minimum", maximum: "Maximum" }[statistic];
}

/** What counts percent, and what counts seconds where the words count shares and milliseconds. */
export const PERCENT = 100;
export const SECONDS = 0.001;
