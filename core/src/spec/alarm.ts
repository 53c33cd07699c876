import type { Duration } from "../units/index.ts";
import { duration, leaf, oneOf, text } from "./leaf-fields.ts";
import { either, list, words } from "./structure-fields.ts";
import { type Threshold, threshold } from "./threshold.ts";

/** A rule over a metric that tells somebody. Exactly one of `above` and `below` says when. */
export interface AlarmWords {
  readonly severity: "critical" | "warning";
  /** Name of what is watched; the whole platform if left out. Several names make an alarm for each. */
  readonly of?: string | readonly string[];
  /** A name of the catalogue such as `"cpu"`, or a metric of the platform's own. */
  readonly metric: string;
  readonly statistic?: "average" | "p95" | "sum" | "minimum" | "maximum";
  readonly above?: Threshold;
  readonly below?: Threshold;
  readonly period?: Duration;
  /** How many of the last periods must breach: `[3, 5]` is three of five. */
  readonly breaching?: readonly [number, number];
  /** What a period without data counts as; `insufficient` makes a state of its own of it, `ignore` keeps the last one. */
  readonly missing?: "breaching" | "not-breaching" | "ignore" | "insufficient";
  readonly channels: readonly string[];
  /** What it does by itself beside telling. */
  readonly actions?: readonly AlarmAction[];
}

/** What an alarm does by itself besides telling people. */
export type AlarmAction = "recover-host" | "add-task";

const pair = leaf<readonly [number, number]>("how many of how many, such as [3, 5]", [1, 1], (value) => {
  const [breaching, evaluated] = Array.isArray(value) && value.length === 2 ? value : [];
  return Number.isInteger(breaching) && Number.isInteger(evaluated) && breaching >= 1 && evaluated >= breaching;
});

export const alarmField = words<AlarmWords>(
  "an alarm: { severity, metric, above, channels }",
  {
    severity: oneOf("critical", "warning"),
    of: either(text, list("a list of names", text)),
    metric: text,
    statistic: oneOf("average", "p95", "sum", "minimum", "maximum"),
    above: threshold,
    below: threshold,
    period: duration,
    breaching: pair,
    missing: oneOf("breaching", "not-breaching", "ignore", "insufficient"),
    channels: list("a list of channels", text),
    actions: list("a list of actions", oneOf("recover-host", "add-task")),
  },
  ["severity", "metric", "channels"],
);
