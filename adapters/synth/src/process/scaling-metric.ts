import { findResource, resourcesOf, type ScaleMetric, type TargetPolicy } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import type { CfnScalingPolicy } from "aws-cdk-lib/aws-applicationautoscaling";
import { differ, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { nameOf, type ProcessResource } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { queueName } from "../queue.ts";
import { clusterName } from "./cluster.ts";

type Tracking = CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty;

/** One series of CloudWatch. */
export interface Series {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly stat: string;
}

/** The metric that a target policy follows, and the figure that it is held at. */
export function targetMetric(
  process: ProcessResource,
  { metric, target }: TargetPolicy,
  context: SynthContext,
): Tracking {
  switch (metric) {
    case "cpu":
      return predefined("ECSServiceAverageCPUUtilization", target * 100);
    case "memory":
      return predefined("ECSServiceAverageMemoryUtilization", target * 100);
    case "requests-per-task":
      return {
        targetValue: target,
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: targetLabel(process, context),
        },
      };
    case "connections-per-task":
      differ(
        context,
        process.id,
        "an application load balancer counts open connections of all services together, visitors' and tasks' own: scaling follows more than this service's",
      );
      return { targetValue: target, customizedMetricSpecification: perTask(process, metric, context) };
    default:
      return { targetValue: target, customizedMetricSpecification: perTask(process, metric, context) };
  }
}

/** The series behind a metric; those per task still have to be divided by the number of tasks. */
export function seriesOf(process: ProcessResource, metric: ScaleMetric, context: SynthContext): Series {
  const service = [
    { name: "ClusterName", value: clusterName(context) },
    { name: "ServiceName", value: nameOf(process.id) },
  ];
  const balancer = { name: "LoadBalancer", value: balancerName(process, context) };
  switch (metric) {
    case "cpu":
      return { namespace: "AWS/ECS", metricName: "CPUUtilization", dimensions: service, stat: "Average" };
    case "memory":
      return { namespace: "AWS/ECS", metricName: "MemoryUtilization", dimensions: service, stat: "Average" };
    case "requests-per-task":
      return {
        namespace: "AWS/ApplicationELB",
        metricName: "RequestCountPerTarget",
        dimensions: [balancer, { name: "TargetGroup", value: groupName(process, context) }],
        stat: "Sum",
      };
    case "connections-per-task":
      return {
        namespace: "AWS/ApplicationELB",
        metricName: "ActiveConnectionCount",
        dimensions: [balancer],
        stat: "Sum",
      };
    case "backlog-per-task":
      return {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: [{ name: "QueueName", value: queueOf(process, context) }],
        stat: "Average",
      };
  }
}

/** Tasks that run, as Container Insights counts them. */
export function runningTasks(process: ProcessResource, context: SynthContext): Series {
  return {
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: seriesOf(process, "cpu", context).dimensions,
    stat: "Average",
  };
}

function predefined(predefinedMetricType: string, targetValue: number): Tracking {
  return { targetValue, predefinedMetricSpecification: { predefinedMetricType } };
}

function perTask(
  process: ProcessResource,
  metric: ScaleMetric,
  context: SynthContext,
): CfnScalingPolicy.CustomizedMetricSpecificationProperty {
  const stat = ({ namespace, metricName, dimensions, stat: statistic }: Series): object => ({
    metric: { namespace, metricName, dimensions },
    stat: statistic,
  });
  return {
    metrics: [
      { id: "work", metricStat: stat(seriesOf(process, metric, context)), returnData: false },
      { id: "tasks", metricStat: stat(runningTasks(process, context)), returnData: false },
      { id: "each", expression: "work / IF(tasks > 0, tasks, 1)", label: metric, returnData: true },
    ] as CfnScalingPolicy.TargetTrackingMetricDataQueryProperty[],
  };
}

/** `app/<name>/<id>/targetgroup/<name>/<id>`, as Application Auto Scaling wants it. */
function targetLabel(process: ProcessResource, context: SynthContext): string {
  return Fn.join("/", [balancerName(process, context), groupName(process, context)]);
}

function balancerName(process: ProcessResource, context: SynthContext): string {
  const balancer = resourcesOf(context.graph, "balancer").find(({ routes }) =>
    routes.some(({ target }) => target === process.id),
  );
  return balancer === undefined
    ? ""
    : fact({ stack: stackFor(context, "services"), context }, balancer.id, "full-name");
}

function groupName(process: ProcessResource, context: SynthContext): string {
  return fact({ stack: stackFor(context, "services"), context }, process.id, "target-group");
}

function queueOf(process: ProcessResource, context: SynthContext): string {
  const queue = process.kind === "worker" ? findResource(context.graph, "queue", process.queue) : undefined;
  return queue === undefined ? "" : queueName(queue, context);
}
