import type { Trigger } from "@terrace/core/graph";
import { percent, time } from "./figure.ts";

/** What a measured trigger asks for, with the unit that it is counted in: `search.latency-p95 > 500 ms`. (ATL-P3-04) */
export function thresholdText({
  metric,
  comparison,
  threshold,
  unit,
}: Pick<Trigger & { readonly kind: "metric" }, "metric" | "comparison" | "threshold" | "unit">): string {
  const figure = { ratio: percent, milliseconds: time, count: String }[unit](threshold);
  return `${metric} ${comparison} ${figure}`;
}
