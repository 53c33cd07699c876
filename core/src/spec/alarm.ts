import type { Duration, Percent } from "../units/index.ts";
import { duration, finite, leaf, oneOf, percent, text } from "./leaf-fields.ts";
import { either, list, words } from "./structure-fields.ts";

/** A rule over a metric that tells somebody. Exactly one of `above` and `below` says when. */
export interface AlarmWords {
  readonly severity: "critical" | "warning";
  /** Name of what is watched; the whole platform if left out. */
  readonly of?: string;
  readonly metric: string;
  readonly statistic?: "average" | "p95" | "sum" | "minimum" | "maximum";
  readonly above?: AlarmThreshold;
  readonly below?: AlarmThreshold;
  readonly period?: Duration;
  /** How many of the last periods must breach: `[3, 5]` is three of five. */
  readonly breaching?: readonly [number, number];
  readonly missing?: "breaching" | "not-breaching" | "ignore";
  readonly channels: readonly string[];
}

/** A share, a time or a bare count: the unit of the metric follows from it. */
export type AlarmThreshold = Percent | Duration | number;

const threshold = either(finite, either(percent, duration));

const pair = leaf<readonly [number, number]>("how many of how many, such as [3, 5]", [1, 1], (value) => {
  const [breaching, evaluated] = Array.isArray(value) && value.length === 2 ? value : [];
  return Number.isInteger(breaching) && Number.isInteger(evaluated) && breaching >= 1 && evaluated >= breaching;
});

export const alarmField = words<AlarmWords>(
  "an alarm: { severity, metric, above, channels }",
  {
    severity: oneOf("critical", "warning"),
    of: text,
    metric: text,
    statistic: oneOf("average", "p95", "sum", "minimum", "maximum"),
    above: threshold,
    below: threshold,
    period: duration,
    breaching: pair,
    missing: oneOf("breaching", "not-breaching", "ignore"),
    channels: list("a list of channels", text),
  },
  ["severity", "metric", "channels"],
);
