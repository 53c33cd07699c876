import type { Graph, Pipeline, PipelineStage } from "@terrace/core/graph";
import { logGroupName, resourcesOf } from "@terrace/core/graph";
import { BOOTSTRAP_QUALIFIER } from "@terrace/core/report";
import { Aws } from "aws-cdk-lib";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf, processesOf, repositoryName } from "../assembly/name.ts";
import type { Grant } from "../assembly/policy.ts";
import { migrationCluster, migrationFamily, migrationNames, migrationRole } from "../data/migration-names.ts";
import { deployedBy } from "./journey.ts";
import { machineName } from "./shell.ts";

/** Why those resources end in a wildcard that do. */
export const DEPLOY_WILDCARDS =
  "the registry's token, descriptions and instances by their tag have no resource of their own; roles, streams and tasks are named by their prefix";

/** What a stage may do and no more; a test may do nothing. (STM-AUTH-04, ATL-CICD-09) */
export function grantsOfStage(stage: PipelineStage, pipeline: Pipeline, { graph }: SynthContext): readonly Grant[] {
  switch (stage.kind) {
    case "test":
    case "approve":
      return [];
    case "build":
      return pushGrants(graph, deployedBy(pipeline));
    case "plan":
      return [takeOn("lookup")];
    case "deploy":
      return deployGrants(graph, stage);
  }
}

/** Hands the assembly to CloudFormation's own roles, sees how the services fare, and marks images as deployed. */
function deployGrants(
  graph: Graph,
  { environment, how }: Extract<PipelineStage, { kind: "deploy" }>,
): readonly Grant[] {
  const marked = {
    actions: ["ecr:BatchGetImage", "ecr:DescribeImages", "ecr:PutImage"],
    on: repositories(graph, environment),
  };
  if (how === "host") return [marked, ...machineGrants(graph, environment)];
  const cluster = `${graph.platform}-${environment}`;
  return [
    marked,
    ...migrationGrants({ ...graph, environment }),
    takeOn("deploy", "file-publishing", "lookup"),
    { actions: ["ecs:DescribeServices"], on: [arn("ecs", `service/${cluster}/*`)] },
    { actions: ["ecs:DescribeTasks"], on: [arn("ecs", `task/${cluster}/*`)] },
    {
      actions: ["ecs:ListTasks"],
      on: ["*"],
      when: { ArnEquals: { "ecs:cluster": arn("ecs", `cluster/${cluster}`) } },
    },
    {
      actions: ["logs:FilterLogEvents", "logs:GetLogEvents"],
      on: resourcesOf(graph, "log").map((log) => arn("logs", `log-group:${logGroupName(log, graph)}:*`)),
    },
  ];
}

/** Starts the tasks that make databases ready, in their own cluster and with their own roles, and sees how they end. */
function migrationGrants(graph: Graph): readonly Grant[] {
  const names = migrationNames(graph);
  if (names.length === 0) return [];
  const cluster = migrationCluster(graph);
  return [
    {
      actions: ["ecs:RunTask"],
      on: names.map((name) => arn("ecs", `task-definition/${migrationFamily(graph, name)}:*`)),
      when: { ArnEquals: { "ecs:cluster": arn("ecs", `cluster/${cluster}`) } },
    },
    {
      actions: ["iam:PassRole"],
      on: names.map((name) => arn("iam", `role/${migrationRole(graph, name)}`, "")),
      when: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
    { actions: ["ecs:DescribeTasks"], on: [arn("ecs", `task/${cluster}/*`)] },
  ];
}

/** Runs a command on the machine of that name and on no other. */
function machineGrants(graph: Graph, environment: string): readonly Grant[] {
  return [
    {
      actions: ["ssm:SendCommand"],
      on: [arn("ec2", "instance/*")],
      when: { StringEquals: { "ssm:resourceTag/Name": machineName(graph, environment) } },
    },
    {
      actions: ["ssm:SendCommand"],
      on: [`arn:${Aws.PARTITION}:ssm:${Aws.REGION}::document/AWS-RunShellScript`],
    },
    { actions: ["ec2:DescribeInstances", "ssm:GetCommandInvocation"], on: ["*"] },
  ];
}

/** The roles that `cdk bootstrap` has made in the account; what CloudFormation itself may do is said there. */
function takeOn(...kinds: readonly string[]): Grant {
  const prefix = `role/cdk-${BOOTSTRAP_QUALIFIER}`;
  return {
    actions: ["sts:AssumeRole"],
    on: kinds.map((kind) => arn("iam", `${prefix}-${kind}-role-${Aws.ACCOUNT_ID}-*`, "")),
  };
}

function pushGrants(graph: Graph, environments: readonly string[]): readonly Grant[] {
  return [
    { actions: ["ecr:GetAuthorizationToken"], on: ["*"] },
    {
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      on: environments.flatMap((environment) => repositories(graph, environment)),
    },
  ];
}

function repositories(graph: Graph, environment: string): readonly string[] {
  return processesOf(graph)
    .map(({ id }) => arn("ecr", `repository/${repositoryName({ ...graph, environment }, nameOf(id))}`))
    .sort();
}
