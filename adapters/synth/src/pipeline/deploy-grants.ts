import { type Pipeline, resourcesOf } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { physicalName, processesOf, repositoryName } from "../assembly/name.ts";
import type { Grant } from "../assembly/policy.ts";

/** What a deployment may do and no more: bring images, hand the assembly to CloudFormation's own roles, turn services over. (STM-AUTH-04, ATL-CICD-09) */
export function deployGrants(pipeline: Pipeline, context: SynthContext): readonly Grant[] {
  const { graph } = context;
  const pushed = processesOf(graph).length > 0;
  const onHost = pipeline.stages.some((stage) => stage.kind === "deploy" && stage.how === "host");
  const cluster = `${graph.platform}-${graph.environment}`;
  return [
    ...(pushed ? images(context) : []),
    { actions: ["sts:AssumeRole"], on: [arn("iam", "role/cdk-*", "")] },
    ...(onHost
      ? [
          {
            actions: ["ssm:SendCommand"],
            on: [arn("ec2", "instance/*"), `arn:${Aws.PARTITION}:ssm:${Aws.REGION}::document/AWS-RunShellScript`],
          },
          { actions: ["ssm:GetCommandInvocation", "ec2:DescribeInstances"], on: ["*"] },
        ]
      : [
          {
            actions: ["ecs:UpdateService", "ecs:DescribeServices"],
            on: [arn("ecs", `service/${cluster}/*`)],
          },
          { actions: ["ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition"], on: ["*"] },
          {
            actions: ["iam:PassRole"],
            on: [arn("iam", `role/${physicalName(graph, "services", 128)}-*`, "")],
            when: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
          },
        ]),
  ];
}

/** Why those resources end in a wildcard that do. */
export const DEPLOY_WILDCARDS =
  "tokens and task definitions belong to no resource; roles, services and repositories are this environment's own by their prefix";

function images({ graph }: SynthContext): readonly Grant[] {
  const names = new Set([
    ...processesOf(graph).map(({ id }) => id.slice(id.indexOf(".") + 1)),
    ...resourcesOf(graph, "registry").flatMap(({ repositories }) =>
      repositories.map((name) => name.slice(name.lastIndexOf("/") + 1)),
    ),
  ]);
  return [
    { actions: ["ecr:GetAuthorizationToken"], on: ["*"] },
    {
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      on: [...names].sort().map((name) => arn("ecr", `repository/${repositoryName(graph, name)}`)),
    },
  ];
}
