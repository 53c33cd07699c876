import { type Alarm, findResource } from "@terrace/core/graph";
import { Aws, type Stack } from "aws-cdk-lib";
import { CfnAlarm, type CfnAlarmProps } from "aws-cdk-lib/aws-cloudwatch";
import { differ, type SynthContext } from "./assembly/context.ts";
import { seconds } from "./assembly/measure.ts";
import { alarmName, logicalId, processesOf } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { addTask } from "./observe/add-task.ts";
import { measure } from "./observe/measure.ts";
import { type Measurement, statisticName } from "./observe/measurement.ts";
import { topicArn } from "./observe/topic.ts";

/** An alarm of CloudWatch with its maths, its M of N periods and whom it tells. (BRQ-ALARM-01..10, STM-ALARM-01..04, WEB-ALARM-01, ATL-ALARM-01..13) */
export function synthAlarm(alarm: Alarm, context: SynthContext): Part {
  const stack = stackOf(alarm, context);
  const found = measure(alarm.metric, alarm.of, { stack, context, statistic: alarm.statistic });
  if (found === null) return absent(`AWS does not measure ${alarm.metric} of ${alarm.of ?? "the platform"}`);
  if (alarm.metric === "status-check-failed")
    differ(
      context,
      alarm.id,
      "EC2 recovers a machine by the check of the system below it, so it is that one that the alarm watches",
    );
  const topics = alarm.channels.map((channel) => topicArn(stack, channel, context));
  const shape: CfnAlarmProps = {
    alarmDescription: `${alarm.severity}: ${alarm.metric} of ${alarm.of ?? context.graph.platform}`,
    ...watched(alarm, found),
    comparisonOperator: OPERATOR[alarm.comparison],
    threshold: thresholdOf(alarm, { factor: found.factor, context }),
    evaluationPeriods: alarm.evaluated,
    datapointsToAlarm: alarm.breaching,
    treatMissingData: MISSING[alarm.missing],
  };
  const name = alarmName(context.graph, alarm.id);
  const recovery = alarm.actions.includes("recover-host") ? [RECOVER] : [];
  new CfnAlarm(stack, logicalId(alarm.id), {
    ...shape,
    alarmName: name,
    alarmActions: [...topics, ...recovery],
    okActions: topics,
  });
  // An alarm of its own: a service may wait for the first one, and the policy waits for the service.
  const policy = alarm.actions.includes("add-task") ? addTask(alarm, stack, context) : null;
  if (policy !== null)
    new CfnAlarm(stack, logicalId(alarm.id, "AddsTask"), {
      ...shape,
      alarmName: `${name}-adds-task`,
      alarmActions: [policy],
    });
  return SYNTHESIZED;
}

/** EC2 moves the machine to sound hardware, with its addresses and disks. (ATL-ALARM-06) */
const RECOVER = `arn:${Aws.PARTITION}:automate:${Aws.REGION}:ec2:recover`;

const OPERATOR: Readonly<Record<Alarm["comparison"], string>> = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
};

const MISSING: Readonly<Record<Alarm["missing"], string>> = {
  breaching: "breaching",
  "not-breaching": "notBreaching",
  ignore: "ignore",
  insufficient: "missing",
};

/**
 * Deployments and machines need their alarms beside them, content delivery is measured in us-east-1 only;
 * everything else is watched from the last stack.
 */
function stackOf(alarm: Alarm, context: SynthContext): Stack {
  const { graph } = context;
  const kind = graph.resources.find(({ id }) => id === alarm.of)?.kind;
  const rollsBack = processesOf(graph).some(({ deployment }) => deployment.rollback.alarms.includes(alarm.id));
  if (kind === "edge" || (kind === "waf" && alarm.of !== null && guardsEdge(alarm.of, context)))
    return stackFor(context, "edge");
  if (kind === "host" || rollsBack || alarm.actions.includes("add-task")) return stackFor(context, "services");
  return stackFor(context, "observability");
}

function guardsEdge(waf: string, { graph }: SynthContext): boolean {
  return findResource(graph, "waf", waf)?.guards.startsWith("edge.") === true;
}

function watched(alarm: Alarm, { series, expression }: Measurement): Partial<CfnAlarmProps> {
  const period = seconds(alarm.period);
  const stat = statisticName(alarm.statistic);
  const [only] = series;
  if (expression === null && only !== undefined) {
    const statistic = only.stat ?? stat;
    return {
      namespace: only.namespace,
      metricName: only.metricName,
      dimensions: dimensionsOf(only.dimensions),
      period: only.period ?? period,
      ...(statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic }),
    };
  }
  const queries = series.map((one, index) => ({
    id: `m${index + 1}`,
    returnData: false,
    metricStat: {
      metric: { namespace: one.namespace, metricName: one.metricName, dimensions: dimensionsOf(one.dimensions) },
      period: one.period ?? period,
      stat: one.stat ?? stat,
    },
  }));
  return {
    metrics: [...queries, { id: "watched", expression: expression ?? "m1", label: alarm.metric, returnData: true }],
  };
}

function dimensionsOf(dimensions: Readonly<Record<string, string>>): CfnAlarm.DimensionProperty[] {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}

/** A share of all connections is a count on AWS. (CON-ALL-08) */
function thresholdOf(
  { metric, of, unit, threshold }: Alarm,
  { factor, context }: { readonly factor: number; readonly context: SynthContext },
): number {
  const database = of === null ? undefined : findResource(context.graph, "postgres", of);
  const most = metric === "connections" && unit === "ratio" ? database?.maxConnections : undefined;
  // Twelve digits: 0.07 * 100 is not 7 in binary.
  return Number((threshold * (most === undefined ? factor : most)).toPrecision(12));
}
