import { type Audit, findResource, logGroupName } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnTrail, type CfnTrailProps } from "aws-cdk-lib/aws-cloudtrail";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "./assembly/acknowledge.ts";
import { arn } from "./assembly/arn.ts";
import type { SynthContext } from "./assembly/context.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { onlyOverTls } from "./assembly/policy.ts";
import { retain } from "./assembly/retain.ts";
import { buildRole } from "./assembly/role.ts";
import { stackFor } from "./assembly/stacks.ts";
import { waitFor } from "./assembly/wait-for.ts";
import { PRIVATE } from "./data/bucket-policy.ts";

/** A trail of CloudTrail: every call to AWS, in a bucket whose files prove that nobody changed them. (BRQ-LOG-04, DFZ-ENC-03, DFZ-LOG-02) */
export function synthAudit(audit: Audit, context: SynthContext): Part {
  const stack = stackFor(context, "observability");
  const trail = physicalName(context.graph, nameOf(audit.id), 128);
  const bucket = buildBucket(audit, trail, context);
  const log = findResource(context.graph, "log", audit.log);
  const built = new CfnTrail(stack, logicalId(audit.id), {
    trailName: trail,
    isLogging: true,
    isMultiRegionTrail: audit.everyRegion,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    s3BucketName: bucket,
    ...(log === undefined ? {} : deliveryOf(audit, logGroupName(log, context.graph), context)),
  });
  waitFor(built, logicalId(audit.id, "BucketPolicy"));
  return SYNTHESIZED;
}

function deliveryOf(
  audit: Audit,
  name: string,
  context: SynthContext,
): Pick<CfnTrailProps, "cloudWatchLogsLogGroupArn" | "cloudWatchLogsRoleArn"> {
  const streams = arn("logs", `log-group:${name}:log-stream:*`);
  const writer = buildRole(stackFor(context, "observability"), logicalId(audit.id, "Writer"), {
    service: "cloudtrail.amazonaws.com",
    grants: [{ actions: ["logs:CreateLogStream", "logs:PutLogEvents"], on: [streams] }],
    wildcards: "CloudTrail names its streams itself",
  });
  return { cloudWatchLogsLogGroupArn: arn("logs", `log-group:${name}:*`), cloudWatchLogsRoleArn: writer.attrArn };
}

function buildBucket(audit: Audit, trail: string, context: SynthContext): string {
  const stack = stackFor(context, "observability");
  const name = physicalName(context.graph, `${nameOf(audit.id)}-trail`);
  const bucket = new CfnBucket(stack, logicalId(audit.id, "Bucket"), {
    bucketName: name,
    ...PRIVATE,
    versioningConfiguration: { status: "Enabled" },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
  });
  retain(bucket, audit.id);
  acknowledge(bucket, { "AwsSolutions-S1": "the trail itself says who reads it" });
  const objects = Fn.join("", [bucket.attrArn, "/*"]);
  const only = { StringEquals: { "aws:SourceArn": arn("cloudtrail", `trail/${trail}`) } };
  const principal = { Service: "cloudtrail.amazonaws.com" };
  new CfnBucketPolicy(stack, logicalId(audit.id, "BucketPolicy"), {
    bucket: bucket.ref,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        onlyOverTls("s3:*", [bucket.attrArn, objects]),
        {
          Effect: "Allow",
          Principal: principal,
          Action: "s3:GetBucketAcl",
          Resource: bucket.attrArn,
          Condition: only,
        },
        {
          Effect: "Allow",
          Principal: principal,
          Action: "s3:PutObject",
          Resource: Fn.join("", [bucket.attrArn, "/AWSLogs/*"]),
          Condition: only,
        },
      ],
    },
  });
  return bucket.ref;
}
