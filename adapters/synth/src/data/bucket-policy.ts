import { type Bucket, resourcesOf } from "@terrace/core/graph";
import { Aws, Fn } from "aws-cdk-lib";
import { CfnBucketPolicy, type CfnBucketProps } from "aws-cdk-lib/aws-s3";
import { differ, type SynthContext } from "../assembly/context.ts";
import { logicalId } from "../assembly/name.ts";
import { onlyOverTls } from "../assembly/policy.ts";
import { stackFor } from "../assembly/stacks.ts";

/** Nothing in the bucket is public, and its owner owns every object. */
export const PRIVATE: Pick<CfnBucketProps, "publicAccessBlockConfiguration" | "ownershipControls"> = {
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  ownershipControls: { rules: [{ objectOwnership: "BucketOwnerEnforced" }] },
};

/** TLS only, and content delivery of the same account where an edge serves from the bucket. */
export function bucketPolicy(bucket: Bucket, context: SynthContext): void {
  const own = Fn.getAtt(logicalId(bucket.id), "Arn").toString();
  const objects = Fn.join("", [own, "/*"]);
  const served = isServed(bucket, context);
  new CfnBucketPolicy(stackFor(context, "data"), logicalId(bucket.id, "Policy"), {
    bucket: Fn.ref(logicalId(bucket.id)),
    policyDocument: {
      Version: "2012-10-17",
      Statement: [onlyOverTls("s3:*", [own, objects]), ...(served ? [contentDelivery(objects)] : [])],
    },
  });
  if (bucket.publicRead && !served)
    differ(context, bucket.id, "objects are read through an edge only, though the spec lets everybody read them");
}

/** Whether an edge serves from the bucket. */
export function isServed({ id }: Bucket, { graph }: SynthContext): boolean {
  return resourcesOf(graph, "edge").some(
    ({ engine, routes }) =>
      engine === "cdn" && routes.some(({ target }) => target.kind === "objects" && target.bucket === id),
  );
}

/** The distribution stands in a later stack, so the account is named and not the distribution. */
export function contentDelivery(objects: string): object {
  return {
    Sid: "ContentDelivery",
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: objects,
    Condition: { StringEquals: { "AWS:SourceAccount": Aws.ACCOUNT_ID } },
  };
}
