import { type Pipeline, resourcesOf } from "@terrace/core/graph";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "../assembly/acknowledge.ts";
import { bucketArn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { fact, knows } from "../assembly/facts.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { type Grant, onlyOverTls } from "../assembly/policy.ts";
import { stackFor } from "../assembly/stacks.ts";
import { PRIVATE } from "../data/bucket-policy.ts";

/** Where stages hand each other the source: a bucket, encrypted with the platform's key where it has one. */
export interface ArtifactStore {
  readonly bucket: string;
  readonly keyArn: string | null;
}

/** Nothing in the bucket is public, all of it goes after a month. */
export function buildArtifactStore({ id }: Pipeline, context: SynthContext): ArtifactStore {
  const stack = stackFor(context, "delivery");
  const name = physicalName(context.graph, "pipeline");
  const [key] = resourcesOf(context.graph, "key");
  const keyArn = key !== undefined && knows(context, key.id, "arn") ? fact({ stack, context }, key.id, "arn") : null;
  const bucket = new CfnBucket(stack, logicalId(id, "Bucket"), {
    bucketName: name,
    ...PRIVATE,
    versioningConfiguration: { status: "Enabled" },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [
        {
          serverSideEncryptionByDefault:
            keyArn === null ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          ...(keyArn === null ? {} : { bucketKeyEnabled: true }),
        },
      ],
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
      Statement: [onlyOverTls("s3:*", [bucket.attrArn, `${bucket.attrArn}/*`])],
    },
  });
  return { bucket: name, keyArn };
}

/** What it takes to hand something over there; AWS names what is read of the bucket itself ("Manage the CodePipeline service role"). */
export function artifactGrants({ bucket, keyArn }: ArtifactStore): readonly Grant[] {
  const objects = {
    actions: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
    on: [bucketArn(bucket, "/*")],
  };
  const itself = {
    actions: ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"],
    on: [bucketArn(bucket)],
  };
  if (keyArn === null) return [objects, itself];
  const actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"];
  return [objects, itself, { actions, on: [keyArn] }];
}
