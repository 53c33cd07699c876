import { findResource, type Graph, METRIC_NAMES, type MetricName, metricDefinition } from "@terrace/core/graph";
import type { SeriesReport } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { lookEvery } from "../../plan/watched.ts";
import { ok } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import { type MetricSource, metricSource } from "./metric-sources.ts";
import { ownMetric } from "./own-metric.ts";
import { askRange, askType } from "./prometheus-client.ts";

/** What Prometheus works out at once. */
const MOST_STEPS = 2_000;

const HOUR: Milliseconds = 3_600_000;

/** What is there to ask. */
export interface Charted {
  readonly graph: Graph;
  /** Of Prometheus; null where none is planned. */
  readonly port: number | null;
}

/** `GET /series/:metric?of=ID&since=MS&step=MS`: a metric over time, the last hour in steps of a minute unless said otherwise. */
export function seriesRoute(charted: () => Charted): Route {
  return {
    ...{ method: "GET", path: "/series/:metric" },
    answer: async ({ parameters: { metric = "" }, query }) => {
      const now = Date.now();
      const since = Number(query.get("since") ?? now - HOUR);
      const step = Number(query.get("step") ?? 60_000);
      if (!(step >= 1_000) || !(since < now) || (now - since) / step > MOST_STEPS)
        throw new Refused(400, "VALIDATION_FAILED", `ask for ${MOST_STEPS} steps of a second or more at most`);
      return ok(await seriesOf({ metric, of: query.get("of"), since, step }, charted()));
    },
  };
}

interface Wish extends Pick<SeriesReport, "metric" | "of" | "step"> {
  readonly since: number;
}

async function seriesOf({ metric, of, since, step }: Wish, { graph, port }: Charted): Promise<SeriesReport> {
  const own = findResource(graph, "metric", `metric.${metric}`);
  const definition = metricDefinition(metric);
  const { unit, statistic } = definition ?? { unit: own?.unit ?? "count", statistic: "average" };
  const report = { metric, of, unit, statistic, step } as const;
  if (port === null)
    return {
      ...report,
      lacks: "nothing collects figures here: no alarm, dashboard or promise asks for it",
      samples: [],
    };
  const reading = { period: step, statistic, look: Math.min(step, lookEvery(graph)) };
  const source: MetricSource = Object.hasOwn(METRIC_NAMES, metric)
    ? metricSource(metric as MetricName, { graph, of, unit: definition?.unit ?? "count", reading })
    : own === undefined
      ? { kind: "absent", reason: `nothing here is called ${metric}` }
      : await ownMetric(own, { graph, reading }, (name) => askType(port, name));
  if (source.kind === "absent") return { ...report, lacks: source.reason, samples: [] };
  const last = Math.floor(Date.now() / step) * step;
  const samples = await askRange(port, source.query, { first: Math.ceil(since / step) * step, last, step }).catch(
    (error: Error) => {
      throw new Refused(503, "UNAVAILABLE", `Prometheus does not answer: ${error.message}`);
    },
  );
  return { ...report, lacks: null, samples: samples.filter(({ value }) => Number.isFinite(value)) };
}
