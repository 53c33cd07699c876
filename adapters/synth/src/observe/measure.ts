import { type Resource, type ResourceId, resourcesOf } from "@terrace/core/graph";
import { type Measurement, one, type Watcher, worked } from "./measurement.ts";
import { balancerSeries } from "./series/balancer.ts";
import { bucketSeries, postgresSeries, queueSeries, redisSeries, searchSeries } from "./series/data.ts";
import { edgeSeries, wafSeries } from "./series/edge.ts";
import { hostSeries } from "./series/host.ts";
import { liveSeries } from "./series/live.ts";
import { ownSeries } from "./series/own.ts";
import { processSeries } from "./series/process.ts";

/** What a metric of a resource is on AWS; null when AWS does not measure it. Without a resource it is of the whole platform. */
export function measure(metric: string, of: ResourceId | null, watcher: Watcher): Measurement | null {
  const resource = watcher.context.graph.resources.find(({ id }) => id === of);
  if (resource === undefined) return ownSeries(metric, watcher) ?? ofPlatform(metric, watcher);
  return ofResource(resource, metric, watcher);
}

function ofResource(resource: Resource, metric: string, watcher: Watcher): Measurement | null {
  switch (resource.kind) {
    case "balancer":
      return balancerSeries(resource, metric, watcher);
    case "bucket":
      return bucketSeries(resource, metric, watcher);
    case "edge":
      return edgeSeries(resource, metric, watcher);
    case "host":
      return hostSeries(resource, metric, watcher);
    case "live":
      return liveSeries(resource, metric, watcher);
    case "metric":
      return ownSeries(resource.id, watcher);
    case "postgres":
      return postgresSeries(resource, metric, watcher);
    case "queue":
      return queueSeries(resource, metric, watcher);
    case "redis":
      return redisSeries(resource, metric, watcher);
    case "search":
      return searchSeries(resource, metric, watcher);
    case "service":
    case "site":
    case "worker":
      return processSeries(resource, metric, watcher);
    case "waf":
      return wafSeries(resource, metric, watcher);
    default:
      return null;
  }
}

/** Of the whole platform: what passes its balancer, else the fullest of its tasks; the bill is AWS's own estimate. */
function ofPlatform(metric: string, watcher: Watcher): Measurement | null {
  const { graph } = watcher.context;
  if (metric === "cost")
    return one({
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      dimensions: { Currency: "USD" },
      period: 21_600,
    });
  const [balancer] = resourcesOf(graph, "balancer");
  const passing = balancer === undefined ? null : balancerSeries(balancer, metric, watcher);
  if (passing !== null) return passing;
  const parts = [
    ...resourcesOf(graph, "service"),
    ...resourcesOf(graph, "site"),
    ...resourcesOf(graph, "worker"),
  ].flatMap((process) => {
    const part = processSeries(process, metric, watcher);
    return part === null || part.expression !== null ? [] : [part];
  });
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return first;
  const series = parts.flatMap((part) => part.series);
  return worked(metric.startsWith("network") ? "SUM(METRICS())" : "MAX(METRICS())", series.slice(0, 10), first.factor);
}
