import type { Alarm } from "@terrace/core/graph";
import { type Part, planned } from "./plan/part.ts";

/** An alarm is a question that the control plane puts to Prometheus, which prometheus.ts plans: no process stands for it. */
export function planAlarm(_: Alarm): Part {
  return planned({});
}
