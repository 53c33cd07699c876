import type { Bucket } from "@terrace/core/graph";
import type { Stack } from "aws-cdk-lib";
import { CfnBucket, type CfnBucketProps } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "./assembly/acknowledge.ts";
import type { SynthContext } from "./assembly/context.ts";
import { fact, note } from "./assembly/facts.ts";
import { logicalId } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { retain } from "./assembly/retain.ts";
import { stackFor } from "./assembly/stacks.ts";
import { accessLogBucket } from "./data/access-log-bucket.ts";
import { bucketPolicy, PRIVATE } from "./data/bucket-policy.ts";
import { lifecycleOf } from "./data/lifecycle.ts";
import { replicationOf } from "./data/replication.ts";
import { recordingRules } from "./live/recordings.ts";

/** A bucket under the requirements' own name, private, with its rules for ageing, copies, versions and logs. (BRQ-STOR-01..09) */
export function synthBucket(bucket: Bucket, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const replicated = bucket.replication.length > 0;
  const rules = [...lifecycleOf(bucket), ...recordingRules(bucket, context.graph)];
  const built = new CfnBucket(stack, logicalId(bucket.id), {
    bucketName: bucket.name,
    ...PRIVATE,
    ...encryptionOf(bucket, { stack, context }),
    ...(bucket.versioning || replicated ? { versioningConfiguration: { status: "Enabled" } } : {}),
    ...(rules.length === 0 ? {} : { lifecycleConfiguration: { rules } }),
    ...(bucket.cors.length === 0 ? {} : { corsConfiguration: { corsRules: corsOf(bucket) } }),
    ...(bucket.accessLog
      ? {
          loggingConfiguration: {
            destinationBucketName: accessLogBucket(stack, context),
            logFilePrefix: `${bucket.name}/`,
          },
        }
      : {}),
    ...(replicated ? { replicationConfiguration: replicationOf(bucket, context) } : {}),
  });
  retain(built, bucket.id);
  if (!bucket.accessLog) acknowledge(built, { "AwsSolutions-S1": "the spec asks for no access log of this bucket" });
  bucketPolicy(bucket, context);
  note({ stack, context }, bucket.id, { name: bucket.name });
  return SYNTHESIZED;
}

/** `none` is AWS's own encryption all the same: every new bucket has it. */
function encryptionOf(
  { encryption, key }: Bucket,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): Pick<CfnBucketProps, "bucketEncryption"> {
  const kms = encryption.algorithm === "kms";
  const rule = {
    ...(kms ? { bucketKeyEnabled: encryption.bucketKey } : {}),
    serverSideEncryptionByDefault: kms
      ? { sseAlgorithm: "aws:kms", ...(key === null ? {} : { kmsMasterKeyId: fact({ stack, context }, key, "arn") }) }
      : { sseAlgorithm: "AES256" },
  };
  return { bucketEncryption: { serverSideEncryptionConfiguration: [rule] } };
}

function corsOf({ cors }: Bucket): CfnBucket.CorsRuleProperty[] {
  return cors.map(({ origins, methods }) => ({
    allowedOrigins: [...origins],
    allowedMethods: [...methods],
    allowedHeaders: ["*"],
    exposedHeaders: ["ETag"],
    maxAge: 3_600,
  }));
}
