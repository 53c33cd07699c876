import { findResource, type Metric, resourcesOf } from "@terrace/core/graph";
import { type Measurement, one, type Series, type Watcher, worked } from "../measurement.ts";

/** A measurement of the platform's own by its name or id; null when there is none. Seconds stay seconds, a quotient is worked out. (STM-ALARM-03) */
export function ownSeries(name: string, { context }: Watcher): Measurement | null {
  const metrics = resourcesOf(context.graph, "metric");
  const metric = metrics.find(({ id, name: called }) => id === `metric.${name}` || id === name || called === name);
  if (metric === undefined) return null;
  if (metric.quotient === null) return one(seriesOf(metric));
  const of = findResource(context.graph, "metric", metric.quotient.of);
  const over = findResource(context.graph, "metric", metric.quotient.over);
  if (of === undefined || over === undefined) return null;
  const counts = [of, over].map((part) => ({ ...seriesOf(part), stat: "Sum" }));
  return worked("IF(FILL(m2, 0) > 0, FILL(m1, 0) / m2, 0)", counts);
}

function seriesOf({ namespace, name }: Metric): Series {
  return { namespace, metricName: name, dimensions: {} };
}
