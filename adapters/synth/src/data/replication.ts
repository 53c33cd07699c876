import type { Bucket } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "../assembly/acknowledge.ts";
import { arn, bucketArn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { cut, logicalId } from "../assembly/name.ts";
import { onlyOverTls } from "../assembly/policy.ts";
import { retain } from "../assembly/retain.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { copyRegion } from "../edge/bucket-copy.ts";
import { contentDelivery, isServed, PRIVATE } from "./bucket-policy.ts";

/** Copies of every object in other regions: a bucket in each, and the role that writes to them. (BRQ-STOR-08, BRQ-DR-06) */
export function replicationOf(bucket: Bucket, context: SynthContext): CfnBucket.ReplicationConfigurationProperty {
  for (const region of bucket.replication) replicaBucket(bucket, region, context);
  const role = replicationRole(bucket, context);
  const kms = bucket.encryption.algorithm === "kms";
  return {
    role: role.attrArn,
    rules: bucket.replication.map((region, index) => ({
      id: region,
      priority: index + 1,
      status: "Enabled",
      filter: { prefix: "" },
      deleteMarkerReplication: { status: "Enabled" },
      ...(kms ? { sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } } } : {}),
      destination: {
        bucket: bucketArn(replicaName(bucket, region)),
        ...(kms ? { encryptionConfiguration: { replicaKmsKeyId: arn("kms", "alias/aws/s3", region) } } : {}),
      },
    })),
  };
}

/** The name of a bucket's copy in another region. */
export function replicaName(bucket: Bucket, region: string): string {
  return cut(`${bucket.name}-${region}`, 63);
}

function replicaBucket(bucket: Bucket, region: string, context: SynthContext): void {
  const stack = stackFor(context, "copies", region);
  const algorithm = bucket.encryption.algorithm === "kms" ? "aws:kms" : "AES256";
  const built = new CfnBucket(stack, logicalId(bucket.id, "Copy"), {
    bucketName: replicaName(bucket, region),
    ...PRIVATE,
    versioningConfiguration: { status: "Enabled" },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: algorithm } }],
    },
  });
  retain(built, bucket.id);
  acknowledge(built, {
    "AwsSolutions-S1": "only the replication writes here, and nobody reads until the region takes over",
  });
  const objects = Fn.join("", [built.attrArn, "/*"]);
  new CfnBucketPolicy(stack, logicalId(bucket.id, "CopyPolicy"), {
    bucket: built.ref,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        onlyOverTls("s3:*", [built.attrArn, objects]),
        ...(isServed(bucket, context) && copyRegion(bucket.id, context.graph) === region
          ? [contentDelivery(objects)]
          : []),
      ],
    },
  });
}

function replicationRole(bucket: Bucket, context: SynthContext): CfnRole {
  const stack = stackFor(context, "data");
  const kms = bucket.encryption.algorithm === "kms";
  const key = bucket.key === null ? managedKeys(context.region) : fact({ stack, context }, bucket.key, "arn");
  return buildRole(stack, logicalId(bucket.id, "Replication"), {
    service: "s3.amazonaws.com",
    grants: [
      { actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], on: [bucketArn(bucket.name)] },
      {
        actions: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
        on: [bucketArn(bucket.name, "/*")],
      },
      {
        actions: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
        on: bucket.replication.map((region) => bucketArn(replicaName(bucket, region), "/*")),
      },
      ...(kms
        ? [
            { actions: ["kms:Decrypt"], on: [key] },
            { actions: ["kms:Encrypt"], on: bucket.replication.map((region) => managedKeys(region)) },
          ]
        : []),
    ],
    wildcards: "objects have no names before they are written, and only the account knows the id of AWS's own key",
  });
}

/** Keys that AWS keeps for buckets: which one it is, only the account knows. */
function managedKeys(region: string): string {
  return arn("kms", "key/*", region);
}
