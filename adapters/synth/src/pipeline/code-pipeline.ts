import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import { CfnParameter, Fn } from "aws-cdk-lib";
import { CfnPipeline } from "aws-cdk-lib/aws-codepipeline";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "../assembly/acknowledge.ts";
import { arn, bucketArn } from "../assembly/arn.ts";
import { report, type SynthContext } from "../assembly/context.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { onlyOverTls } from "../assembly/policy.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { PRIVATE } from "../data/bucket-policy.ts";
import { plain } from "../environment/public-name.ts";
import { topicArn } from "../observe/topic.ts";
import { buildProject } from "./code-build.ts";

/** CodePipeline: source, each stage as a project of CodeBuild, and a person before what needs one. (ATL-CICD-08, DFZ-CICD-01..07) */
export function buildCodePipeline(pipeline: Pipeline, context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const bucket = artifactBucket(pipeline, context);
  const connection = connectionArn(pipeline, context);
  const projects = new Map(
    pipeline.stages.flatMap((stage) =>
      stage.kind === "approve" ? [] : [[stage.name, buildProject(pipeline, stage, bucket, context)] as const],
    ),
  );
  const topics = pipeline.notify.map((channel) => topicArn(stack, channel, context));
  const role = buildRole(stack, logicalId(pipeline.id, "Role"), {
    service: "codepipeline.amazonaws.com",
    grants: [
      { actions: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], on: [bucketArn(bucket, "/*")] },
      {
        actions: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
        on: [...projects.values()].map((name) => Fn.join("", [arn("codebuild", "project/"), name])),
      },
      { actions: ["codeconnections:UseConnection", "codestar-connections:UseConnection"], on: [connection] },
      ...(topics.length === 0 ? [] : [{ actions: ["sns:Publish"], on: topics }]),
    ],
    wildcards: "objects of the artifact bucket get their names from CodePipeline",
  });
  new CfnPipeline(stack, logicalId(pipeline.id), {
    name: physicalName(context.graph, "delivery", 100),
    pipelineType: "V2",
    roleArn: role.attrArn,
    artifactStore: { type: "S3", location: bucket },
    stages: [
      { name: "source", actions: [sourceAction(pipeline, connection, context)] },
      ...pipeline.stages.map((stage) => ({ name: stage.name, actions: [actionOf(stage, { projects, topics })] })),
    ],
  });
}

const SOURCE = "Source";

function sourceAction(
  pipeline: Pipeline,
  connection: string,
  context: SynthContext,
): CfnPipeline.ActionDeclarationProperty {
  const place = { stack: stackFor(context, "delivery"), context };
  return {
    name: "source",
    actionTypeId: { category: "Source", owner: "AWS", provider: "CodeStarSourceConnection", version: "1" },
    configuration: {
      ConnectionArn: connection,
      FullRepositoryId: plain(pipeline.repository, place),
      BranchName: plain(pipeline.branch, place),
      OutputArtifactFormat: "CODEBUILD_CLONE_REF",
      DetectChanges: true,
    },
    outputArtifacts: [{ name: SOURCE }],
  };
}

interface Means {
  readonly projects: ReadonlyMap<string, string>;
  readonly topics: readonly string[];
}

function actionOf(stage: PipelineStage, { projects, topics }: Means): CfnPipeline.ActionDeclarationProperty {
  if (stage.kind === "approve")
    return {
      name: stage.name,
      actionTypeId: { category: "Approval", owner: "AWS", provider: "Manual", version: "1" },
      configuration: {
        CustomData: `Decided by: ${stage.by}`,
        ...(topics[0] === undefined ? {} : { NotificationArn: topics[0] }),
      },
    };
  return {
    name: stage.name,
    actionTypeId: {
      category: stage.kind === "test" ? "Test" : "Build",
      owner: "AWS",
      provider: "CodeBuild",
      version: "1",
    },
    configuration: { ProjectName: projects.get(stage.name) },
    inputArtifacts: [{ name: SOURCE }],
  };
}

/** A person lets AWS into the repository once; the connection then outlives every pipeline. */
function connectionArn({ id }: Pipeline, context: SynthContext): string {
  const name = logicalId(id, "Connection");
  report(context, id, {
    code: "TER-SYN-005",
    message: `${id} needs a connection to GitHub`,
    hint: `Make it once under Developer Tools, Connections, and give its ARN with the deployment as ${name}.`,
  });
  return new CfnParameter(stackFor(context, "delivery"), name, {
    type: "String",
    description: "ARN of the connection to GitHub",
  }).valueAsString;
}

function artifactBucket({ id }: Pipeline, context: SynthContext): string {
  const stack = stackFor(context, "delivery");
  const name = physicalName(context.graph, "pipeline");
  const bucket = new CfnBucket(stack, logicalId(id, "Bucket"), {
    bucketName: name,
    ...PRIVATE,
    versioningConfiguration: { status: "Enabled" },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    lifecycleConfiguration: {
      rules: [
        { id: "All", status: "Enabled", expirationInDays: 30, noncurrentVersionExpiration: { noncurrentDays: 1 } },
      ],
    },
  });
  acknowledge(bucket, {
    "AwsSolutions-S1": "only the pipeline reads and writes here, and everything goes after a month",
  });
  new CfnBucketPolicy(stack, logicalId(id, "BucketPolicy"), {
    bucket: bucket.ref,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [onlyOverTls("s3:*", [bucketArn(name), bucketArn(name, "/*")])],
    },
  });
  return name;
}
