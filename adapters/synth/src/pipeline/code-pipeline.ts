import { findResource, type Pipeline, type PipelineStage, resourcesOf } from "@terrace/core/graph";
import { CfnParameter, Fn } from "aws-cdk-lib";
import { CfnPipeline } from "aws-cdk-lib/aws-codepipeline";
import { CfnNotificationRule } from "aws-cdk-lib/aws-codestarnotifications";
import { arn, bucketArn } from "../assembly/arn.ts";
import { report, type SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { plain } from "../environment/public-name.ts";
import { topicArn } from "../observe/topic.ts";
import { artifactGrants, buildArtifactStore } from "./artifact-store.ts";
import { buildProject } from "./code-build.ts";

/** CodePipeline: source, each stage as a project of CodeBuild, and a person before what needs one. (ATL-CICD-08, DFZ-CICD-01..07) */
export function buildCodePipeline(pipeline: Pipeline, context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const store = buildArtifactStore(pipeline, context);
  const connection = connectionArn(pipeline, context);
  const projects = new Map(
    pipeline.stages.flatMap((stage) =>
      stage.kind === "approve" ? [] : [[stage.name, buildProject(stage, { pipeline, store, context })] as const],
    ),
  );
  const asked = pipeline.stages.flatMap((stage) => approverTopic(stage, pipeline, context) ?? []);
  const role = buildRole(stack, logicalId(pipeline.id, "Role"), {
    service: "codepipeline.amazonaws.com",
    grants: [
      ...artifactGrants(store),
      { actions: ["s3:PutObjectAcl"], on: [bucketArn(store.bucket, "/*")] },
      {
        actions: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
        on: [...projects.values()].map((name) => Fn.join("", [arn("codebuild", "project/"), name])),
      },
      { actions: ["codeconnections:UseConnection", "codestar-connections:UseConnection"], on: [connection] },
      ...(asked.length === 0 ? [] : [{ actions: ["sns:Publish"], on: [...new Set(asked)] }]),
    ],
    wildcards: "objects of the artifact bucket get their names from CodePipeline",
  });
  const built = new CfnPipeline(stack, logicalId(pipeline.id), {
    name: physicalName(context.graph, "delivery", 100),
    pipelineType: "V2",
    roleArn: role.attrArn,
    artifactStore: {
      type: "S3",
      location: Fn.ref(logicalId(pipeline.id, "Bucket")),
      ...(store.keyArn === null ? {} : { encryptionKey: { type: "KMS", id: store.keyArn } }),
    },
    stages: [
      { name: "source", actions: [sourceAction(pipeline, connection, context)] },
      ...pipeline.stages.map((stage) => ({
        name: stage.name,
        actions: [stage.kind === "approve" ? approval(stage, pipeline, context) : build(stage, projects)],
      })),
    ],
  });
  notifyChannels(pipeline, built.ref, context);
}

const SOURCE = "Source";

/** A push to the branch starts it, by the webhook of the connection. (DFZ-CICD-02) */
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
      // As an archive: no later stage needs the connection to read the repository.
      OutputArtifactFormat: "CODE_ZIP",
      DetectChanges: true,
    },
    outputArtifacts: [{ name: SOURCE }],
  };
}

function build(
  { kind, name }: PipelineStage,
  projects: ReadonlyMap<string, string>,
): CfnPipeline.ActionDeclarationProperty {
  return {
    name,
    actionTypeId: { category: kind === "test" ? "Test" : "Build", owner: "AWS", provider: "CodeBuild", version: "1" },
    configuration: { ProjectName: projects.get(name) },
    inputArtifacts: [{ name: SOURCE }],
  };
}

/** Waits until somebody agrees, and asks by the channel that carries the name of who decides. (DFZ-CICD-06, ATL-CICD-08) */
function approval(
  stage: Extract<PipelineStage, { kind: "approve" }>,
  pipeline: Pipeline,
  context: SynthContext,
): CfnPipeline.ActionDeclarationProperty {
  const topic = approverTopic(stage, pipeline, context);
  return {
    name: stage.name,
    actionTypeId: { category: "Approval", owner: "AWS", provider: "Manual", version: "1" },
    configuration: { CustomData: `Decided by: ${stage.by}`, ...(topic === null ? {} : { NotificationArn: topic }) },
  };
}

function approverTopic(stage: PipelineStage, { notify }: Pipeline, context: SynthContext): string | null {
  if (stage.kind !== "approve") return null;
  const own = resourcesOf(context.graph, "channel").find(({ id }) => nameOf(id) === stage.by);
  const id = own?.id ?? notify[0];
  return id === undefined ? null : topicArn(stackFor(context, "delivery"), id, context);
}

/** Says how each run ends to those who want to hear it. (BRQ-CICD-04) */
function notifyChannels({ id, notify }: Pipeline, name: string, context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const channels = notify.filter((one) => findResource(context.graph, "channel", one) !== undefined);
  if (channels.length === 0) return;
  new CfnNotificationRule(stack, logicalId(id, "Told"), {
    name: physicalName(context.graph, "delivery", 64),
    detailType: "BASIC",
    resource: Fn.join("", [arn("codepipeline", ""), name]),
    eventTypeIds: ["started", "succeeded", "failed"].map((what) => `codepipeline-pipeline-pipeline-execution-${what}`),
    targets: channels.map((one) => ({ targetType: "SNS", targetAddress: topicArn(stack, one, context) })),
  });
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
