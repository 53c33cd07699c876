import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import { CfnProject } from "aws-cdk-lib/aws-codebuild";
import { CfnLogGroup } from "aws-cdk-lib/aws-logs";
import { acknowledge } from "../assembly/acknowledge.ts";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { toYaml } from "../assembly/yaml.ts";
import { type ArtifactStore, artifactGrants } from "./artifact-store.ts";
import { DEPLOY_WILDCARDS, grantsOfStage } from "./deploy-grants.ts";
import { deployedBy, destinationOf } from "./journey.ts";
import { buildImages, markLive, startOnMachine } from "./shell.ts";
import { stageMinutes } from "./stage-minutes.ts";
import { deployCommand, planCommand } from "./workflow-steps.ts";

/** How long a build's log stays. */
const LOG_DAYS = 30;

interface Place {
  readonly pipeline: Pipeline;
  readonly store: ArtifactStore;
  readonly context: SynthContext;
}

/** The project of CodeBuild that does one stage, with a role of its own. Returns its name. (ATL-CICD-08, DFZ-CICD-03) */
export function buildProject(stage: PipelineStage, { pipeline, store, context }: Place): string {
  const stack = stackFor(context, "delivery");
  const name = physicalName(context.graph, stage.name, 150);
  const builds = stage.kind === "build";
  const group = logGroup(pipeline, context);
  const role = buildRole(stack, logicalId(pipeline.id, stage.name, "Role"), {
    service: "codebuild.amazonaws.com",
    grants: [
      { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], on: [arn("logs", `log-group:${group}:*`)] },
      ...artifactGrants(store),
      ...grantsOfStage(stage, pipeline, context),
    ],
    wildcards: `${DEPLOY_WILDCARDS}; objects and streams get their names from CodeBuild`,
  });
  const project = new CfnProject(stack, logicalId(pipeline.id, stage.name), {
    name,
    serviceRole: role.attrArn,
    artifacts: { type: "CODEPIPELINE" },
    source: { type: "CODEPIPELINE", buildSpec: specOf(stage, pipeline, context) },
    timeoutInMinutes: stageMinutes(stage),
    environment: {
      type: "LINUX_CONTAINER",
      computeType: "BUILD_GENERAL1_MEDIUM",
      image: "aws/codebuild/standard:7.0",
      privilegedMode: builds,
      environmentVariables: [
        { name: "REGISTRY", value: `${Aws.ACCOUNT_ID}.dkr.ecr.${context.region}.${Aws.URL_SUFFIX}` },
      ],
    },
    logsConfig: { cloudWatchLogs: { status: "ENABLED", groupName: group, streamName: stage.name } },
    ...(store.keyArn === null ? {} : { encryptionKey: store.keyArn }),
  });
  if (store.keyArn === null)
    acknowledge(project, {
      "AwsSolutions-CB4": "the platform has no key of its own; AWS's key for S3 encrypts the artifacts",
    });
  if (builds)
    acknowledge(project, { "AwsSolutions-CB3": "building images takes Docker, which takes a privileged container" });
  return project.ref;
}

function specOf(stage: PipelineStage, pipeline: Pipeline, context: SynthContext): string {
  return toYaml({
    version: 0.2,
    phases: {
      install: { "runtime-versions": { nodejs: 22 } },
      build: {
        commands: ["export REVISION=$CODEBUILD_RESOLVED_SOURCE_VERSION", ...commandsOf(stage, pipeline, context)],
      },
    },
  });
}

function commandsOf(stage: PipelineStage, pipeline: Pipeline, { graph, region }: SynthContext): readonly string[] {
  const environment = destinationOf(stage, pipeline, graph);
  switch (stage.kind) {
    case "test":
      return stage.commands;
    case "build":
      return [
        `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin "$REGISTRY"`,
        buildImages(graph, deployedBy(pipeline)),
      ];
    case "plan":
      return ["npm ci", planCommand(graph.platform, environment)];
    case "deploy":
      return stage.how === "host"
        ? [startOnMachine(graph, environment), markLive(graph, environment)]
        : ["npm ci", deployCommand(graph.platform, environment), markLive(graph, environment)];
    case "approve":
      return [];
  }
}

/** One group for all projects of the pipeline, a stream for each. Returns its name. */
function logGroup({ id }: Pipeline, context: SynthContext): string {
  const stack = stackFor(context, "delivery");
  const name = `/aws/codebuild/${context.graph.platform}-${context.graph.environment}`;
  if (stack.node.tryFindChild(logicalId(id, "Log")) === undefined)
    new CfnLogGroup(stack, logicalId(id, "Log"), { logGroupName: name, retentionInDays: LOG_DAYS });
  return name;
}
