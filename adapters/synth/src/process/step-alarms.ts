import type { ScaleThreshold, StepPolicy } from "@terrace/core/graph";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, type ProcessResource, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { runningTasks, type Series, seriesOf } from "./scaling-metric.ts";

interface Pulled {
  readonly policy: StepPolicy;
  readonly ordinal: string;
  /** ARNs of the two policies. */
  readonly out: string;
  readonly in: string;
}

const PERIOD = 60;

/** Any threshold above calls for a task more; only all below together let one go. (WEB-COMP-04, WEB-COMP-05, CON-WEB-05) */
export function buildStepAlarms(process: ProcessResource, pulled: Pulled, context: SynthContext): void {
  const stack = stackFor(context, "services");
  for (const { metric, threshold } of pulled.policy.out)
    new CfnAlarm(stack, logicalId(process.id, "StepOut", pulled.ordinal, metric, "Alarm"), {
      alarmName: physicalName(context.graph, `${nameOf(process.id)}-out-${metric}${pulled.ordinal}`, 255),
      metrics: queries(process, { thresholds: [{ metric, threshold }], decision: "m1" }, context),
      comparisonOperator: "GreaterThanThreshold",
      threshold: scaled({ metric, threshold }),
      evaluationPeriods: 1,
      alarmActions: [pulled.out],
      treatMissingData: "notBreaching",
    });
  if (pulled.policy.in.length === 0) return;
  const all = pulled.policy.in.map((one, index) => `m${index + 1} < ${scaled(one)}`).join(" AND ");
  new CfnAlarm(stack, logicalId(process.id, "StepIn", pulled.ordinal, "Alarm"), {
    alarmName: physicalName(context.graph, `${nameOf(process.id)}-in${pulled.ordinal}`, 255),
    metrics: queries(process, { thresholds: pulled.policy.in, decision: `IF(${all}, 0, 1)` }, context),
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: 1,
    alarmActions: [pulled.in],
    treatMissingData: "notBreaching",
  });
}

/** CloudWatch counts shares of CPU and memory in percent. */
function scaled({ metric, threshold }: ScaleThreshold): number {
  return metric === "cpu" || metric === "memory" ? threshold * 100 : threshold;
}

function queries(
  process: ProcessResource,
  { thresholds, decision }: { readonly thresholds: readonly ScaleThreshold[]; readonly decision: string },
  context: SynthContext,
): CfnAlarm.MetricDataQueryProperty[] {
  const series = thresholds.flatMap(({ metric }, index) => {
    const id = `m${index + 1}`;
    const divided = metric === "backlog-per-task" || metric === "connections-per-task";
    if (!divided) return [query(id, seriesOf(process, metric, context))];
    return [
      query(`w${index + 1}`, seriesOf(process, metric, context)),
      query(`t${index + 1}`, runningTasks(process, context)),
      { id, expression: `w${index + 1} / IF(t${index + 1} > 0, t${index + 1}, 1)`, returnData: false },
    ];
  });
  return [...series, { id: "decision", expression: decision, returnData: true }];
}

function query(id: string, { namespace, metricName, dimensions, stat }: Series): CfnAlarm.MetricDataQueryProperty {
  return {
    id,
    returnData: false,
    metricStat: { metric: { namespace, metricName, dimensions: [...dimensions] }, period: PERIOD, stat },
  };
}
