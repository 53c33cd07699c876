import type { Alarm, Dashboard, Metric } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";

/** An alarm that looks more often than once a minute is a dearer one. */
export function priceAlarm(alarm: Alarm, { region }: PriceContext): Part {
  const sku = alarm.period < 60_000 ? "cloudwatch.alarm.high-resolution" : "cloudwatch.alarm";
  return charged([monthly("alarm", sku, { region, count: 1, noun: "alarm" })]);
}

/** Each series of a metric of the platform's own is billed. */
export function priceMetric({ series }: Metric, { region }: PriceContext): Part {
  const words = { region, count: series, noun: "series" };
  return charged([monthly("metric of its own", "cloudwatch.metric", words)]);
}

export function priceDashboard(_dashboard: Dashboard, { region }: PriceContext): Part {
  return charged([monthly("dashboard", "cloudwatch.dashboard", { region, count: 1, noun: "dashboard" })]);
}

function monthly(
  what: string,
  sku: string,
  { region, count, noun }: { region: string; count: number; noun: string },
): Charge {
  return charge({ group: "cloudwatch", what, sku, region, quantity: standing(count, `${count} ${noun}`) });
}
