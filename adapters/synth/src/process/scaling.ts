import type { StepPolicy, TargetPolicy } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnScalableTarget, CfnScalingPolicy } from "aws-cdk-lib/aws-applicationautoscaling";
import type { SynthContext } from "../assembly/context.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId, type ProcessResource } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { clusterName } from "./cluster.ts";
import { targetMetric } from "./scaling-metric.ts";
import { buildStepAlarms } from "./step-alarms.ts";

/** What moves the number of tasks, and between which bounds. (BRQ-COMP-04..06, WEB-COMP-04, WEB-COMP-05) */
export function buildScaling(process: ProcessResource, context: SynthContext): void {
  const { tasks, scale } = process;
  if (scale.length === 0 && tasks.minimum === tasks.maximum) return;
  new CfnScalableTarget(stackFor(context, "services"), logicalId(process.id, "Scaling"), {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: Fn.join("/", ["service", clusterName(context), Fn.getAtt(logicalId(process.id), "Name").toString()]),
    minCapacity: tasks.minimum,
    maxCapacity: tasks.maximum,
  });
  for (const [index, policy] of scale.entries()) {
    if (policy.kind === "target") buildTarget(process, policy, context);
    else buildSteps(process, { policy, ordinal: index === 0 ? "" : String(index + 1) }, context);
  }
}

function buildTarget(process: ProcessResource, policy: TargetPolicy, context: SynthContext): void {
  new CfnScalingPolicy(stackFor(context, "services"), logicalId(process.id, "By", policy.metric), {
    policyName: `${process.id}-${policy.metric}`,
    policyType: "TargetTrackingScaling",
    scalingTargetId: Fn.ref(logicalId(process.id, "Scaling")),
    targetTrackingScalingPolicyConfiguration: {
      ...targetMetric(process, policy, context),
      scaleOutCooldown: seconds(policy.outCooldown),
      scaleInCooldown: seconds(policy.inCooldown),
    },
  });
}

interface Steps {
  readonly policy: StepPolicy;
  readonly ordinal: string;
}

/** One task more, one task less: the alarms of the thresholds pull the one policy or the other. */
function buildSteps(process: ProcessResource, { policy, ordinal }: Steps, context: SynthContext): void {
  const stack = stackFor(context, "services");
  const step = (direction: "Out" | "In"): CfnScalingPolicy =>
    new CfnScalingPolicy(stack, logicalId(process.id, "Step", direction, ordinal), {
      policyName: `${process.id}-step-${direction.toLowerCase()}${ordinal}`,
      policyType: "StepScaling",
      scalingTargetId: Fn.ref(logicalId(process.id, "Scaling")),
      stepScalingPolicyConfiguration: {
        adjustmentType: "ChangeInCapacity",
        metricAggregationType: "Average",
        cooldown: seconds(direction === "Out" ? policy.outCooldown : policy.inCooldown),
        stepAdjustments: [
          direction === "Out"
            ? { metricIntervalLowerBound: 0, scalingAdjustment: 1 }
            : { metricIntervalUpperBound: 0, scalingAdjustment: -1 },
        ],
      },
    });
  buildStepAlarms(process, { policy, ordinal, out: step("Out").ref, in: step("In").ref }, context);
}
