import { type Balancer, resourcesOf } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnService, type CfnTaskDefinition } from "aws-cdk-lib/aws-ecs";
import { differ, report, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, type ProcessResource } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { waitFor } from "../assembly/wait-for.ts";
import { ruleId, servingListener } from "../balancer/listeners.ts";
import { type Target, targetsOf } from "../balancer/targets.ts";
import { subnetIds } from "../network/subnet-ids.ts";
import { clusterName } from "./cluster.ts";
import { deploymentOf } from "./deployment.ts";
import { trafficRole } from "./roles.ts";

/** Target groups that one service of ECS may stand in. */
const MOST_TARGET_GROUPS = 5;

/** Keeps the wanted number of tasks running, and brings new revisions in the stated way. (BRQ-COMP-03, BRQ-DEPLOY-01..04) */
export function buildEcsService(process: ProcessResource, task: CfnTaskDefinition, context: SynthContext): void {
  const stack = stackFor(context, "services");
  const cluster = clusterName(context);
  const loadBalancers = behind(process, context);
  const { minimum, desired } = process.tasks;
  if (process.scale.length > 0 && desired > minimum)
    differ(context, process.id, `scaling begins at its minimum of ${minimum}, not with ${desired} tasks`);
  const service = new CfnService(stack, logicalId(process.id), {
    serviceName: nameOf(process.id),
    cluster,
    taskDefinition: task.ref,
    // Where policies scale, the number in a template would undo theirs with every deployment.
    ...(process.scale.length === 0 ? { desiredCount: process.tasks.desired } : {}),
    capacityProviderStrategy: [
      { capacityProvider: process.capacity === "spot" ? "FARGATE_SPOT" : "FARGATE", weight: 1 },
    ],
    deploymentController: { type: "ECS" },
    deploymentConfiguration: deploymentOf(process, context),
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: subnetIds(stack, process.tier, context),
        securityGroups: [fact({ stack, context }, process.id, "security-group")],
        assignPublicIp: process.tier === "public" ? "ENABLED" : "DISABLED",
      },
    },
    ...(loadBalancers.length === 0 || process.kind === "worker"
      ? {}
      : { loadBalancers, healthCheckGracePeriodSeconds: seconds(process.health.grace) }),
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
  });
  const alarms = process.deployment.rollback.alarms.map((alarm) => logicalId(alarm));
  waitFor(service, "ClusterCapacity", ...rulesOf(process, context), ...alarms);
}

/** Every target of a process with the rule that leads there. */
function turnedBy(
  process: ProcessResource,
  context: SynthContext,
): readonly { readonly target: Target; readonly rule: string }[] {
  return resourcesOf(context.graph, "balancer")
    .filter(({ engine }) => engine === "balancer")
    .flatMap((balancer: Balancer) => {
      const listener = servingListener(balancer);
      if (listener === undefined) return [];
      return targetsOf(balancer, context.graph)
        .filter((target) => target.process.id === process.id)
        .map((target) => ({ target, rule: ruleId(balancer, listener, target) }));
    });
}

/** Rules that put the target groups behind a balancer; a service that turns its rule names it anyway. */
function rulesOf(process: ProcessResource, context: SynthContext): readonly string[] {
  return turnedBy(process, context).flatMap(({ target, rule }) => (target.alternate === null ? [rule] : []));
}

/** The target groups that its tasks stand in, each with what a deployment turns. */
function behind(process: ProcessResource, context: SynthContext): CfnService.LoadBalancerProperty[] {
  if (process.kind === "worker") return [];
  const targets = turnedBy(process, context);
  const own = targets.filter(
    ({ target }, index) => targets.findIndex((one) => one.target.group === target.group) === index,
  );
  if (own.length > MOST_TARGET_GROUPS)
    report(context, process.id, {
      code: "TER-SYN-004",
      message: `${process.id} stands behind ${own.length} rules; a service of ECS stands in ${MOST_TARGET_GROUPS} target groups at most`,
      hint: "Put its paths together into fewer routes.",
    });
  const shifting = own.filter(({ target }) => target.alternate !== null);
  const turned = {
    rules: shifting.map(({ rule }) => rule),
    groups: shifting.flatMap(({ target }) => [target.group, target.alternate ?? target.group]),
  };
  const role = shifting.length === 0 ? null : trafficRole(process, turned, context);
  return own.map(({ target, rule }) => ({
    containerName: nameOf(process.id),
    containerPort: process.port,
    targetGroupArn: Fn.ref(target.group),
    ...(target.alternate === null || role === null
      ? {}
      : {
          advancedConfiguration: {
            alternateTargetGroupArn: Fn.ref(target.alternate),
            productionListenerRule: Fn.ref(rule),
            roleArn: role.attrArn,
          },
        }),
  }));
}
