import type { Balancer, Service, Site } from "@terrace/core/graph";
import { CfnTargetGroup, type CfnTargetGroupProps } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { seconds } from "../assembly/measure.ts";
import { stackFor } from "../assembly/stacks.ts";
import { vpcId } from "../network/subnet-ids.ts";
import { targetsOf } from "./targets.ts";

/** Where the balancer sends requests: the addresses of tasks, asked for their health as the spec says. (BRQ-NET-14, BRQ-COMP-07) */
export function buildTargetGroups(balancer: Balancer, context: SynthContext): void {
  const stack = stackFor(context, "services");
  for (const { group, alternate, process } of targetsOf(balancer, context.graph)) {
    if (stack.node.tryFindChild(group) !== undefined) continue;
    const shape = { ...shapeOf(process), vpcId: vpcId(stack, context) };
    const built = new CfnTargetGroup(stack, group, shape);
    if (alternate !== null) new CfnTargetGroup(stack, alternate, shape);
    const known = context.facts.has(`${process.id}/target-group`);
    if (!known) publish({ stack, context }, process.id, { "target-group": built.attrTargetGroupFullName });
  }
}

function shapeOf(process: Service | Site): CfnTargetGroupProps {
  const { health } = process;
  return {
    targetType: "ip",
    protocol: "HTTP",
    port: process.port,
    healthCheckProtocol: "HTTP",
    healthCheckPath: health.path,
    healthCheckIntervalSeconds: seconds(health.interval),
    healthCheckTimeoutSeconds: seconds(health.timeout),
    healthyThresholdCount: health.healthyAfter,
    unhealthyThresholdCount: health.unhealthyAfter,
    matcher: { httpCode: "200" },
    targetGroupAttributes: [
      { key: "deregistration_delay.timeout_seconds", value: String(seconds(process.drain)) },
      ...stickiness(process),
    ],
  };
}

/** Bound to the task that a client met first, by a cookie of the balancer. (DFZ-COMP-05) */
function stickiness(process: Service | Site): { readonly key: string; readonly value: string }[] {
  if (process.kind === "site" || process.sticky === null) return [];
  return [
    { key: "stickiness.enabled", value: "true" },
    { key: "stickiness.type", value: "lb_cookie" },
    { key: "stickiness.lb_cookie.duration_seconds", value: String(seconds(process.sticky)) },
  ];
}
