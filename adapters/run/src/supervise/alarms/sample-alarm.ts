import { type Alarm, findResource, type Graph, METRIC_NAMES, type MetricName } from "@terrace/core/graph";
import type { MetricSeries } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { lookEvery } from "../../plan/watched.ts";
import { type MetricSource, metricSource } from "./metric-sources.ts";
import { ownMetric } from "./own-metric.ts";
import { askRange, askType } from "./prometheus-client.ts";
import type { Reading } from "./query.ts";

/** What is known of an alarm's metric: one sample for each period, or why there is none. `silent` may pass, `absent` does not. */
export type Sampled =
  | { readonly kind: "samples"; readonly samples: MetricSeries["samples"] }
  | { readonly kind: "absent"; readonly reason: string }
  | { readonly kind: "silent"; readonly reason: string };

/** More than any evaluation looks back beyond the periods that it asks for. */
const RESERVE = 5;

const MINUTE: Milliseconds = 60_000;

/** How often an alarm is looked at: every minute, as CloudWatch does, or every ten seconds where its period is shorter. (aws-facts §2) */
export function tickOf({ period }: Pick<Alarm, "period">): Milliseconds {
  return Math.min(period, period >= MINUTE ? MINUTE : 10_000);
}

/** Asks Prometheus for the last periods of an alarm, as far as they lie wholly after `since`. Each period comes as one sample, worked out from all that was counted within it. */
export async function sampleAlarm(
  alarm: Alarm,
  {
    graph,
    port,
    since,
    now,
  }: { readonly graph: Graph; readonly port: number; readonly since: number; readonly now: number },
): Promise<Sampled> {
  const { period, statistic, evaluated } = alarm;
  try {
    const source = await sourceOf(alarm, graph, { port, reading: { period, statistic, look: lookEvery(graph) } });
    if (source.kind === "absent") return source;
    const tick = tickOf(alarm);
    const last = Math.floor(now / tick) * tick;
    const first = last - (evaluated + RESERVE) * period;
    const samples = await askRange(port, source.query, { first, last, step: period });
    const whole = samples.filter(({ at }) => at - period >= since);
    // A period's figure is known at its end, and belongs into it.
    return { kind: "samples", samples: whole.map(({ at, value }) => ({ at: at - 1, value })) };
  } catch (error) {
    return { kind: "silent", reason: `Prometheus does not answer: ${(error as Error).message}` };
  }
}

function sourceOf(
  { metric, of, unit }: Alarm,
  graph: Graph,
  { port, reading }: { readonly port: number; readonly reading: Reading },
): MetricSource | Promise<MetricSource> {
  if (Object.hasOwn(METRIC_NAMES, metric)) return metricSource(metric as MetricName, { graph, of, unit, reading });
  const own = findResource(graph, "metric", of ?? `metric.${metric}`);
  if (own === undefined) return { kind: "absent", reason: `nothing here is called ${metric}` };
  return ownMetric(own, { graph, reading }, (name) => askType(port, name));
}
