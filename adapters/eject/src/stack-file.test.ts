import { describe, expect, it } from "vitest";
import type { Template } from "./assembly.ts";
import { stackFile } from "./stack-file.ts";

function file(template: Partial<Template>, files: ReadonlyMap<string, string> = new Map()): Promise<string> {
  const stack = {
    name: "shop-test-data",
    region: "eu-central-1",
    terminationProtection: false,
    tags: { Project: "shop" },
  };
  const origins = [
    { resource: "bucket.files", place: "platform.ts:7" },
    { resource: "bucket.files-old", place: null },
  ];
  return stackFile({ ...stack, template: { Resources: {}, ...template } }, { className: "DataStack", origins, files });
}

describe("the file of a stack", () => {
  it("names what it refers to before it refers to it, under the words it came from", async () => {
    const text = await file({
      Resources: {
        BucketFilesPolicy: {
          Type: "AWS::S3::BucketPolicy",
          Properties: {
            Bucket: { Ref: "BucketFiles" },
            PolicyDocument: { Resource: { "Fn::Join": ["", [{ "Fn::GetAtt": ["BucketFiles", "Arn"] }, "/*"]] } },
          },
        },
        BucketFiles: {
          Type: "AWS::S3::Bucket",
          Properties: {
            BucketName: "files",
            Tags: [
              { Key: "Project", Value: "shop" },
              { Key: "Service", Value: "files" },
            ],
          },
          DeletionPolicy: "Retain",
          UpdateReplacePolicy: "Retain",
        },
        BucketFilesOld: { Type: "AWS::S3::Bucket", DependsOn: ["BucketFiles"] },
      },
    });
    expect(text).toContain(`    // bucket.files, from platform.ts:7
    const bucketFiles = new s3.CfnBucket(this, "BucketFiles", {
      bucketName: "files",
      tags: tags({ Service: "files" }),
    });
    bucketFiles.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new s3.CfnBucketPolicy(this, "BucketFilesPolicy", {
      bucket: bucketFiles.ref,
      policyDocument: { Resource: \`\${bucketFiles.attrArn}/*\` },
    });

    // bucket.files-old
    const bucketFilesOld = new s3.CfnBucket(this, "BucketFilesOld", {});
    bucketFilesOld.addResourceDependency(bucketFiles);`);
  });

  it("types a choice as what is chosen from", async () => {
    const text = await file({
      Parameters: { Mode: { Type: "String", AllowedValues: ["on", "off"] } },
      Conditions: { IsOn: { "Fn::Equals": [{ Ref: "Mode" }, "on"] } },
      Resources: {
        Service: {
          Type: "AWS::ECS::Service",
          Properties: { DesiredCount: { "Fn::If": ["IsOn", 2, 0] } },
          Condition: "IsOn",
        },
      },
    });
    expect(text).toContain(
      'const isOn = new CfnCondition(this, "IsOn", { expression: Fn.conditionEquals(mode.valueAsString, "on") });',
    );
    expect(text).toContain("desiredCount: Token.asNumber(Fn.conditionIf(isOn.logicalId, 2, 0))");
    expect(text).toContain("service.cfnOptions.condition = isOn;");
  });

  it("reads a text that lies beside the app, and takes the plain resource where CDK has no class", async () => {
    const files = new Map([["#!/bin/sh\n", 'machineFile("start.sh")']]);
    const text = await file(
      { Resources: { Odd: { Type: "Custom::Odd", Properties: { Script: "#!/bin/sh\n" } } } },
      files,
    );
    expect(text).toContain('new CfnResource(this, "Odd", {');
    expect(text).toContain('properties: { Script: machineFile("start.sh") },');
    expect(text).toContain("readFileSync(new URL(");
  });

  it("lets go of what a first creation made in vain", async () => {
    const policies = { DeletionPolicy: "RetainExceptOnCreate", UpdateReplacePolicy: "Retain" };
    expect(await file({ Resources: { Odd: { Type: "AWS::S3::Bucket", ...policies } } })).toContain(
      "odd.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);",
    );
  });

  it("waits for what a machine says of itself", async () => {
    const CreationPolicy = { ResourceSignal: { Count: 1, Timeout: "PT15M" } };
    expect(await file({ Resources: { Odd: { Type: "AWS::EC2::Instance", CreationPolicy } } })).toContain(
      'odd.cfnOptions.creationPolicy = { resourceSignal: { count: 1, timeout: "PT15M" } };',
    );
  });

  it("refuses what no word of CDK says", async () => {
    const Resources = { Odd: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain", UpdateReplacePolicy: "Delete" } };
    await expect(file({ Resources })).rejects.toThrow("odd is deleted by Retain and replaced by Delete");
  });
});
