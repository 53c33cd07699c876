import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** A rule over a metric that tells somebody. (BRQ-ALARM-01..10) */
export interface Alarm {
  readonly kind: "alarm";
  readonly id: string;
  readonly severity: "critical" | "warning";
  /** What is watched; a platform-wide metric has no single resource. */
  readonly of: ResourceId | null;
  readonly metric: string;
  readonly statistic: "average" | "p95" | "sum" | "minimum" | "maximum";
  readonly comparison: ">" | ">=" | "<" | "<=";
  readonly threshold: number;
  readonly unit: "ratio" | "milliseconds" | "count";
  readonly period: Milliseconds;
  /** M of N periods must breach. */
  readonly breaching: number;
  readonly evaluated: number;
  /** What a period without data counts as. `insufficient` is CloudWatch's `missing`: it does not count, and nothing known at all is a state of its own. */
  readonly missing: "breaching" | "not-breaching" | "ignore" | "insufficient";
  /** Ids of channels. */
  readonly channels: readonly ResourceId[];
  /** What the alarm does by itself beside telling. (ATL-ALARM-06, STM-ALARM-01) */
  readonly actions: readonly ("recover-host" | "add-task")[];
}
