import { Aws, Fn, type Stack } from "aws-cdk-lib";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "../assembly/acknowledge.ts";
import type { SynthContext } from "../assembly/context.ts";
import { physicalName } from "../assembly/name.ts";
import { onlyOverTls } from "../assembly/policy.ts";
import { retain } from "../assembly/retain.ts";
import { PRIVATE } from "./bucket-policy.ts";

const ID = "AccessLogBucket";

/** The bucket that access logs of buckets, balancers and edges go to, made when the first asks for it. Returns its name. */
export function accessLogBucket(stack: Stack, context: SynthContext): string {
  const name = physicalName(context.graph, "access-logs");
  if (stack.node.tryFindChild(ID) !== undefined) return name;
  const bucket = new CfnBucket(stack, ID, {
    bucketName: name,
    publicAccessBlockConfiguration:
      PRIVATE.publicAccessBlockConfiguration as CfnBucket.PublicAccessBlockConfigurationProperty,
    // CloudFront writes its logs with an ACL.
    ownershipControls: { rules: [{ objectOwnership: "BucketOwnerPreferred" }] },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
  });
  retain(bucket, "bucket.access-logs");
  acknowledge(bucket, { "AwsSolutions-S1": "a log of the access log would log itself" });
  const objects = Fn.join("", [bucket.attrArn, "/*"]);
  new CfnBucketPolicy(stack, `${ID}Policy`, {
    bucket: bucket.ref,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        onlyOverTls("s3:*", [bucket.attrArn, objects]),
        writer("logging.s3.amazonaws.com", objects),
        writer("logdelivery.elasticloadbalancing.amazonaws.com", objects),
      ],
    },
  });
  return name;
}

function writer(service: string, objects: string): object {
  return {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "s3:PutObject",
    Resource: objects,
    Condition: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
  };
}
