import { Fn } from "aws-cdk-lib";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import { arn } from "../assembly/arn.ts";
import { homeGraph, type SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, type ProcessResource, repositoryName } from "../assembly/name.ts";
import type { Grant } from "../assembly/policy.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { grantsOf } from "./grants.ts";
import { logGroupOf } from "./log-group.ts";

/** What the code of a process may do: exactly what its uses need, nothing where it uses no service of AWS. */
export function taskRole(process: ProcessResource, context: SynthContext): CfnRole {
  return buildRole(stackFor(context, "services"), logicalId(process.id, "TaskRole"), {
    service: "ecs-tasks.amazonaws.com",
    grants: grantsOf(process, context),
    wildcards: "objects and paths have no names beforehand, traces belong to no resource; what has a name is named",
  });
}

/** What ECS does before the code runs: fetch the image of this process and its own secrets, and open its log stream. */
export function executionRole(
  process: ProcessResource,
  { context, secrets }: { readonly context: SynthContext; readonly secrets: readonly string[] },
): CfnRole {
  const arns = [...new Set(secrets.map((one) => one.replace(/:[^:]*::$/, "")))];
  return buildRole(stackFor(context, "services"), logicalId(process.id, "ExecutionRole"), {
    service: "ecs-tasks.amazonaws.com",
    grants: executionGrants([process], arns, context),
    wildcards: EXECUTION_WILDCARDS,
  });
}

/** Why those resources of a start end in a wildcard that do. */
export const EXECUTION_WILDCARDS =
  "the registry's token is for no single repository, and log streams get their names from tasks";

/** Starting containers of these processes' images: fetching them and the secrets named, and opening their log streams. */
export function executionGrants(
  processes: readonly ProcessResource[],
  secrets: readonly string[],
  context: SynthContext,
): readonly Grant[] {
  const groups = [...new Set(processes.map((process) => logGroupOf(process, context)))];
  return [
    { actions: ["ecr:GetAuthorizationToken"], on: ["*"] },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      on: processes.map(({ id }) => arn("ecr", `repository/${repositoryName(homeGraph(context), nameOf(id))}`)),
    },
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      on: groups.map((group) => arn("logs", `log-group:${group}:*`)),
    },
    ...(secrets.length === 0 ? [] : [{ actions: ["secretsmanager:GetSecretValue"], on: secrets }]),
  ];
}

/** The logical ids of what a deployment turns. */
export interface Turned {
  readonly rules: readonly string[];
  readonly groups: readonly string[];
}

/** Lets ECS move traffic between the target groups of a process, and nothing else of the balancer. */
export function trafficRole(process: ProcessResource, { rules, groups }: Turned, context: SynthContext): CfnRole {
  return buildRole(stackFor(context, "services"), logicalId(process.id, "TrafficRole"), {
    service: "ecs.amazonaws.com",
    grants: [
      {
        actions: [
          "elasticloadbalancing:DescribeListeners",
          "elasticloadbalancing:DescribeRules",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth",
        ],
        on: ["*"],
      },
      { actions: ["elasticloadbalancing:ModifyRule"], on: rules.map((rule) => Fn.ref(rule)) },
      {
        actions: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
        on: groups.map((group) => Fn.ref(group)),
      },
    ],
    wildcards: "describing knows no single resource",
  });
}
