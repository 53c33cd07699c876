import type { Alarm } from "@terrace/core/graph";
import { Fn, type Stack } from "aws-cdk-lib";
import { CfnScalingPolicy } from "aws-cdk-lib/aws-applicationautoscaling";
import { differ, type SynthContext } from "../assembly/context.ts";
import { logicalId, processesOf } from "../assembly/name.ts";

/** Seconds that a task more gets to take effect before the next one. */
const COOLDOWN = 300;

/** The policy that an alarm pulls to add a task; null where nothing may move the number of tasks. (STM-ALARM-01) */
export function addTask(alarm: Alarm, stack: Stack, context: SynthContext): string | null {
  const process = processesOf(context.graph).find(({ id }) => id === alarm.of);
  const scales = process !== undefined && (process.scale.length > 0 || process.tasks.minimum < process.tasks.maximum);
  if (!scales) {
    differ(
      context,
      alarm.id,
      `no task is added: nothing may move the number of tasks of ${alarm.of ?? "the platform"}`,
    );
    return null;
  }
  return new CfnScalingPolicy(stack, logicalId(alarm.id, "AddTask"), {
    policyName: `${alarm.id}-add-task`,
    policyType: "StepScaling",
    scalingTargetId: Fn.ref(logicalId(process.id, "Scaling")),
    stepScalingPolicyConfiguration: {
      adjustmentType: "ChangeInCapacity",
      metricAggregationType: "Average",
      cooldown: COOLDOWN,
      stepAdjustments: [{ metricIntervalLowerBound: 0, scalingAdjustment: 1 }],
    },
  }).ref;
}
