import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import { CfnProject } from "aws-cdk-lib/aws-codebuild";
import { acknowledge } from "../assembly/acknowledge.ts";
import { arn, bucketArn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { fact, knows } from "../assembly/facts.ts";
import { logicalId, nameOf, physicalName, processesOf, repositoryName } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { LIVE_TAG } from "../registry.ts";
import { DEPLOY_WILDCARDS, deployGrants } from "./deploy-grants.ts";
import { toYaml } from "./yaml.ts";

/** The project of CodeBuild that does one stage, with a role of its own. Returns its name. (ATL-CICD-08, DFZ-CICD-03) */
export function buildProject(pipeline: Pipeline, stage: PipelineStage, bucket: string, context: SynthContext): string {
  const stack = stackFor(context, "delivery");
  const name = physicalName(context.graph, stage.name, 150);
  const builds = stage.kind === "build";
  const grants = [
    {
      actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      on: [arn("logs", `log-group:/aws/codebuild/${name}*`)],
    },
    { actions: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], on: [bucketArn(bucket, "/*")] },
    ...(stage.kind === "test" ? [] : deployGrants(pipeline, context)),
  ];
  const role = buildRole(stack, logicalId(pipeline.id, stage.name, "Role"), {
    service: "codebuild.amazonaws.com",
    grants,
    wildcards: `${DEPLOY_WILDCARDS}; objects and streams get their names from CodeBuild`,
  });
  const [key] = resourcesOf(context.graph, "key");
  const keyArn = key !== undefined && knows(context, key.id, "arn") ? fact(stack, key.id, "arn", context) : null;
  const project = new CfnProject(stack, logicalId(pipeline.id, stage.name), {
    name,
    serviceRole: role.attrArn,
    artifacts: { type: "CODEPIPELINE" },
    source: { type: "CODEPIPELINE", buildSpec: specOf(stage, context) },
    environment: {
      type: "LINUX_CONTAINER",
      computeType: "BUILD_GENERAL1_MEDIUM",
      image: "aws/codebuild/standard:7.0",
      privilegedMode: builds,
      environmentVariables: [
        { name: "REGISTRY", value: `${Aws.ACCOUNT_ID}.dkr.ecr.${context.region}.${Aws.URL_SUFFIX}` },
      ],
    },
    ...(keyArn === null ? {} : { encryptionKey: keyArn }),
  });
  if (keyArn === null)
    acknowledge(project, {
      "AwsSolutions-CB4": "the platform has no key of its own; AWS's key for S3 encrypts the artifacts",
    });
  if (builds)
    acknowledge(project, { "AwsSolutions-CB3": "building images takes Docker, which takes a privileged container" });
  return project.ref;
}

function specOf(stage: PipelineStage, context: SynthContext): string {
  return toYaml({ version: 0.2, phases: { build: { commands: commandsOf(stage, context) } } });
}

function commandsOf(stage: PipelineStage, { graph, region }: SynthContext): readonly string[] {
  switch (stage.kind) {
    case "test":
      return stage.commands;
    case "build":
      return [
        `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin $REGISTRY`,
        ...processesOf(graph).flatMap(({ id }) => {
          const image = `$REGISTRY/${repositoryName(graph, nameOf(id))}:$CODEBUILD_RESOLVED_SOURCE_VERSION`;
          return [`docker build --tag ${image} --file services/${nameOf(id)}/Dockerfile .`, `docker push ${image}`];
        }),
      ];
    case "plan":
      return ["npm ci", `npx terrace deploy ${graph.platform} --env ${graph.environment} --diff`];
    case "deploy":
      return [
        "npm ci",
        `npx terrace deploy ${graph.platform} --env ${stage.environment} --release $CODEBUILD_RESOLVED_SOURCE_VERSION`,
        ...processesOf(graph).map(({ id }) =>
          keep(repositoryName({ ...graph, environment: stage.environment }, nameOf(id))),
        ),
      ];
    case "approve":
      return [];
  }
}

/** A second tag on the same image: rules of age do not touch what has it. */
function keep(repository: string): string {
  const tag = "$CODEBUILD_RESOLVED_SOURCE_VERSION";
  return `aws ecr put-image --repository-name ${repository} --image-tag ${LIVE_TAG}${tag} --image-manifest "$(aws ecr batch-get-image --repository-name ${repository} --image-ids imageTag=${tag} --query 'images[0].imageManifest' --output text)" || true`;
}
