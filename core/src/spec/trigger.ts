import type { Duration } from "../units/index.ts";
import { duration, oneOf, text } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";
import { type Threshold, threshold } from "./threshold.ts";

/** What calls for another environment than this one: a measurement, or a decision that people record. Any one is enough. */
export interface TriggerWords {
  /** The environment that it calls for. */
  readonly to: string;
  readonly direction?: "climb" | "step-down";
  /** `"host.cpu"`, `"search.latency-p95"`: a resource and what is measured of it; or a metric of the platform's own. */
  readonly metric?: string;
  readonly above?: Threshold;
  readonly below?: Threshold;
  /** How long it must hold; a single measurement is enough if left out. */
  readonly sustained?: Duration;
  /** Where the measurement comes from: `"CloudWatch"`, `"application metrics"`. */
  readonly source?: string;
  /** The question that people answer: `"Are deployments without downtime needed?"`. */
  readonly decision?: string;
  /** The requirement that states it. */
  readonly requirement?: string;
}

export const triggerField = words<TriggerWords>(
  "a trigger: { to, metric, above, sustained } or { to, decision }",
  {
    to: text,
    direction: oneOf("climb", "step-down"),
    metric: text,
    above: threshold,
    below: threshold,
    sustained: duration,
    source: text,
    decision: text,
    requirement: text,
  },
  ["to"],
);
