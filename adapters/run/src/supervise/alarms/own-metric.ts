import { findResource, type Graph, type Metric } from "@terrace/core/graph";
import type { MetricSource } from "./metric-sources.ts";
import type { MetricType } from "./prometheus-client.ts";
import { appearing, duration, level, type Reading } from "./query.ts";

/** A metric that some task tells, and its type. */
interface Told {
  readonly name: string;
  readonly type: MetricType;
}

/** The type of a metric that is told now; null when nobody tells it. */
export type TypeOf = (name: string) => Promise<MetricType | null>;

/** A measurement of the platform's own: what its tasks tell under the name of its source. What none of them tells is not known. */
export async function ownMetric(
  metric: Metric,
  { graph, reading }: { readonly graph: Graph; readonly reading: Reading },
  typeOf: TypeOf,
): Promise<MetricSource> {
  if (metric.quotient === null) {
    const told = await toldAs(metric, typeOf);
    return told === null ? unknown(metric) : { kind: "query", query: read(told, metric, reading) };
  }
  const [part, whole] = [metric.quotient.of, metric.quotient.over].map((id) => findResource(graph, "metric", id));
  if (part === undefined || whole === undefined) return unknown(metric);
  const [of, over] = await Promise.all([part, whole].map((one) => ownMetric(one, { graph, reading }, typeOf)));
  if (of?.kind !== "query") return of ?? unknown(part);
  if (over?.kind !== "query") return over ?? unknown(whole);
  return { kind: "query", query: `(${of.query}) / ((${over.query}) > 0)` };
}

/** A name of the specification in the letters that Prometheus allows; a counter may have the ending of its kind. */
async function toldAs({ source }: Metric, typeOf: TypeOf): Promise<Told | null> {
  const plain = source.replace(/[^a-zA-Z0-9_:]/g, "_");
  for (const name of [plain, `${plain}_total`]) {
    const type = await typeOf(name);
    if (type !== null) return { name, type };
  }
  return null;
}

function read({ name, type }: Told, { unit }: Metric, reading: Reading): string {
  if (type === "counter") return appearing(name, reading);
  if (type !== "histogram") return level(`sum(${name})`, reading);
  const time = duration(name, "", reading);
  return unit === "seconds" ? `${time} / 1000` : time;
}

function unknown({ source }: Metric): MetricSource {
  return { kind: "absent", reason: `no task here tells ${source}` };
}
