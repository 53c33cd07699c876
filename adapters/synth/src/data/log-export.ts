import { type Bucket, findResource, type Log, type ResourceId } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnDeliveryStream } from "aws-cdk-lib/aws-kinesisfirehose";
import { CfnSubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { bucketArn } from "../assembly/arn.ts";
import { differ, type SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";

/**
 * Lines of a log group that go on to a bucket, by Firehose. Not to a search cluster: CloudWatch puts many lines into one record,
 * which Firehose does not deliver to OpenSearch ("Writing to Amazon Data Firehose Using CloudWatch Logs"). (BRQ-LOG-06)
 */
export function exportLog(log: Log, target: ResourceId, context: SynthContext): void {
  const bucket = findResource(context.graph, "bucket", target);
  if (bucket === undefined) {
    differ(context, log.id, `lines do not go on to ${target}: a log group is searched where it is, by Logs Insights`);
    return;
  }
  const stream = streamToBucket(log, bucket, context);
  const stack = stackFor(context, "data");
  const id = (role: string): string => logicalId(log.id, "To", nameOf(target), role);
  const sender = buildRole(stack, id("Sender"), {
    service: "logs.amazonaws.com",
    grants: [{ actions: ["firehose:PutRecord", "firehose:PutRecordBatch"], on: [stream.attrArn] }],
    wildcards: "",
  });
  new CfnSubscriptionFilter(stack, id("Filter"), {
    logGroupName: Fn.ref(logicalId(log.id)),
    filterPattern: "",
    destinationArn: stream.attrArn,
    roleArn: sender.attrArn,
  });
}

function streamToBucket(log: Log, bucket: Bucket, context: SynthContext): CfnDeliveryStream {
  const stack = stackFor(context, "data");
  const id = (role: string): string => logicalId(log.id, "To", nameOf(bucket.id), role);
  const arn = bucketArn(bucket.name);
  const writer = buildRole(stack, id("Writer"), {
    service: "firehose.amazonaws.com",
    grants: [
      {
        actions: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:ListBucketMultipartUploads"],
        on: [arn, bucketArn(bucket.name, "/logs/*")],
      },
    ],
    wildcards: "objects of the log folder have no names before they are written",
  });
  return new CfnDeliveryStream(stack, id("Stream"), {
    deliveryStreamName: physicalName(context.graph, `${nameOf(log.id)}-to-${nameOf(bucket.id)}`, 64),
    deliveryStreamType: "DirectPut",
    deliveryStreamEncryptionConfigurationInput: { keyType: "AWS_OWNED_CMK" },
    s3DestinationConfiguration: {
      bucketArn: arn,
      roleArn: writer.attrArn,
      prefix: `logs/${nameOf(log.id)}/`,
      errorOutputPrefix: `logs/failed/${nameOf(log.id)}/`,
      compressionFormat: "UNCOMPRESSED",
    },
  });
}
