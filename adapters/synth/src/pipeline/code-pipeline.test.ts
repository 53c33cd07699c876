import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { actionsOf, deliver, JOURNEY, KEY, OWNER, statementsOf } from "../testing/delivered-shop.ts";

const words = { engine: "codepipeline", credentials: "role" } as const;
const { resources } = deliver(words, "production", [OWNER]);
const stages = resources.PipelineDelivery?.Properties.Stages as readonly {
  readonly Name: string;
  readonly Actions: readonly {
    readonly ActionTypeId: { readonly Provider: string };
    readonly Configuration: Record<string, unknown>;
  }[];
}[];

describe("CodePipeline", () => {
  it("begins with the source and goes through the stages in the order of the words (DFZ-CICD-01)", () => {
    expect(stages.map(({ Name }) => Name)).toEqual(["source", ...JOURNEY.stages.map(({ name }) => name)]);
  });

  it("asks a person right before production (DFZ-CICD-06, ATL-CICD-08)", () => {
    const approval = stages.findIndex(({ Actions }) => Actions[0]?.ActionTypeId.Provider === "Manual");
    expect(stages[approval + 1]?.Name).toBe("deploy-production");
    expect(stages[approval]?.Actions[0]?.Configuration).toEqual({
      CustomData: "Decided by: owner",
      NotificationArn: { Ref: "ChannelOwner" },
    });
  });

  it("gives every other stage a project and a role of its own", () => {
    const projects = Object.entries(resources).filter(([, { Type }]) => Type === "AWS::CodeBuild::Project");
    expect(projects.map(([id]) => id)).toEqual(
      ["Test", "Build", "DeployStaging", "Plan", "DeployProduction"].map((name) => `PipelineDelivery${name}`),
    );
    for (const [id, { Properties }] of projects)
      expect(Properties.ServiceRole).toEqual({ "Fn::GetAtt": [`${id}Role`, "Arn"] });
  });

  it("lets tests do nothing but read the source and write their log", () => {
    expect(actionsOf(resources.PipelineDeliveryTestRole)).toEqual([
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:PutObject",
      "s3:GetBucketAcl",
      "s3:GetBucketLocation",
      "s3:GetBucketVersioning",
    ]);
  });

  it("has what AWS names as the least that a pipeline needs of its bucket", () => {
    const own = Object.entries(resources).filter(
      ([, { Type, Properties }]) =>
        Type === "AWS::IAM::Role" &&
        JSON.stringify(Properties.AssumeRolePolicyDocument).includes("codepipeline.amazonaws"),
    );
    expect(own).toHaveLength(1);
    const [statements] = own.map(([, role]) => statementsOf(role));
    const on = (suffix: string): readonly string[] =>
      (statements ?? [])
        .filter(({ Resource }) => JSON.stringify(Resource).includes(`shop-production-pipeline${suffix}"`))
        .flatMap(({ Action }) => Action);
    expect(on("")).toEqual(["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]);
    expect([...on("/*")].sort()).toEqual(["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectAcl"]);
  });

  it("builds with Docker, and nothing else runs privileged", () => {
    const privileged = Object.entries(resources).filter(
      ([, one]) => one.Properties.Environment?.PrivilegedMode === true,
    );
    expect(privileged.map(([id]) => id)).toEqual(["PipelineDeliveryBuild"]);
  });

  it("deploys with the program itself, with what the words say", () => {
    const commands = (id: string): readonly string[] =>
      parse(resources[id]?.Properties.Source.BuildSpec).phases.build.commands;
    expect(commands("PipelineDeliveryDeployStaging")).toContain(
      'npx terrace deploy shop --env staging --release "$REVISION" --yes',
    );
    // The source that CodePipeline hands on is no repository: the release has to be said for looking too.
    expect(commands("PipelineDeliveryPlan")).toContain(
      'npx terrace deploy shop --env production --release "$REVISION" --diff',
    );
    expect(commands("PipelineDeliveryTest").slice(1)).toEqual(["npm ci", 'npm test -- --grep "a: b"']);
  });

  it("keeps what is handed on encrypted, private, and over TLS only", () => {
    expect(resources.PipelineDeliveryBucket?.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    expect(resources.PipelineDeliveryBucketPolicy?.Properties.PolicyDocument.Statement[0]).toMatchObject({
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("encrypts with the platform's own key where it has one, and lets each role use it", () => {
    const { resources } = deliver(words, "production", [KEY]);
    const keyArn = { Ref: "ReadKeyMainArn" };
    expect(resources.PipelineDelivery?.Properties.ArtifactStore.EncryptionKey).toEqual({ Id: keyArn, Type: "KMS" });
    const roles = Object.entries(resources).filter(([id]) => /^PipelineDelivery.*Role$/.test(id));
    expect(roles.filter(([, role]) => !actionsOf(role).includes("kms:Decrypt"))).toEqual([]);
    expect(roles.length).toBe(6);
  });

  it("tells the channels how a run ends", () => {
    const { resources } = deliver({ ...words, notify: [OWNER.id] }, "production", [OWNER]);
    expect(resources.PipelineDeliveryTold?.Properties).toMatchObject({
      Targets: [{ TargetType: "SNS", TargetAddress: { Ref: "ChannelOwner" } }],
    });
  });

  it("stands with the environment that it deploys last", () => {
    const staging = deliver(words, "staging");
    expect(Object.keys(staging.resources).filter((id) => id.startsWith("PipelineDelivery"))).toEqual([]);
    expect(staging.synthesis.differences).toContainEqual({
      resource: "pipeline.delivery",
      reason: "it stands with production and deploys this environment from there",
    });
  });
});
