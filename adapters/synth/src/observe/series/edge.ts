import type { Edge, Waf } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnMonitoringSubscription } from "aws-cdk-lib/aws-cloudfront";
import { fact, knows } from "../../assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "../../assembly/name.ts";
import { stackFor } from "../../assembly/stacks.ts";
import { type Measurement, one, PERCENT, type Series, type Watcher } from "../measurement.ts";

/** What CloudFront measures, in us-east-1 only. (BRQ-ALARM-10, DFZ-COST-03) */
export function edgeSeries(edge: Edge, metric: string, watcher: Watcher): Measurement | null {
  if (edge.engine !== "cdn") return null;
  const { stack, context } = watcher;
  const distribution = knows(context, edge.id, "distribution-id")
    ? fact({ stack, context }, edge.id, "distribution-id")
    : Fn.ref(logicalId(edge.id));
  const dimensions = { DistributionId: distribution, Region: "Global" };
  const of = (metricName: string): Series => ({ namespace: "AWS/CloudFront", metricName, dimensions });
  switch (metric) {
    case "requests":
      return one(of("Requests"));
    case "network-out":
      return one(of("BytesDownloaded"));
    case "error-ratio":
      return one(of("5xxErrorRate"), PERCENT);
    case "cache-hit-ratio":
      measureMore(edge, watcher);
      return one(of("CacheHitRate"), PERCENT);
    case "latency-p95":
      measureMore(edge, watcher);
      return one(of("OriginLatency"));
    case "blocked-requests":
      return blocked(edge, watcher);
    default:
      return null;
  }
}

/** What WAF turns away. */
export function wafSeries({ id, guards }: Waf, metric: string, { context }: Watcher): Measurement | null {
  if (metric !== "blocked-requests") return null;
  const edge = guards.startsWith("edge.");
  return one({
    namespace: "AWS/WAFV2",
    metricName: "BlockedRequests",
    dimensions: {
      WebACL: physicalName(context.graph, nameOf(id), 128),
      Rule: "ALL",
      ...(edge ? {} : { Region: context.region }),
    },
    stat: "Sum",
  });
}

function blocked(edge: Edge, watcher: Watcher): Measurement | null {
  const guard = watcher.context.graph.resources.find(
    (resource): resource is Waf => resource.kind === "waf" && resource.guards === edge.id,
  );
  if (guard !== undefined) return wafSeries(guard, "blocked-requests", watcher);
  if (edge.rateLimits.length === 0) return null;
  return wafSeries({ kind: "waf", id: `${edge.id}-limits`, guards: edge.id, rules: [] }, "blocked-requests", watcher);
}

/** The hit rate and the origin's latency are measured only where they are asked for. */
function measureMore({ id }: Edge, { context }: Watcher): void {
  const stack = stackFor(context, "edge");
  if (stack.node.tryFindChild(logicalId(id, "Monitoring")) !== undefined) return;
  new CfnMonitoringSubscription(stack, logicalId(id, "Monitoring"), {
    distributionId: Fn.ref(logicalId(id)),
    monitoringSubscription: { realtimeMetricsSubscriptionConfig: { realtimeMetricsSubscriptionStatus: "Enabled" } },
  });
}
