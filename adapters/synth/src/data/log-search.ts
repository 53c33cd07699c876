import { type Bucket, findResource, type Log, type Search } from "@terrace/core/graph";
import { Fn, type Stack } from "aws-cdk-lib";
import { CfnSecurityGroup, CfnSecurityGroupIngress } from "aws-cdk-lib/aws-ec2";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnDeliveryStream } from "aws-cdk-lib/aws-kinesisfirehose";
import { bucketArn } from "../assembly/arn.ts";
import { differ, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { subnetIds, vpcId } from "../network/subnet-ids.ts";

/** A new index every day; a line is found about a minute after it was written. */
const SOON = { intervalInSeconds: 60, sizeInMBs: 5 };

/**
 * The way of a log's lines into a search cluster: Firehose stands in the network beside it, and puts what the cluster refuses into
 * the bucket that the log goes to as well. Null, with the reason, where there is no such way. (BRQ-LOG-06, BRQ-SRCH-07)
 */
export function streamToSearch(log: Log, search: Search, context: SynthContext): CfnDeliveryStream | null {
  const refused = log.exportTo.flatMap((id) => findResource(context.graph, "bucket", id) ?? [])[0];
  if (search.cluster === null || refused === undefined || context.first !== null) {
    differ(context, log.id, `lines do not go on to ${search.id}: ${obstacle(search, context)}`);
    return null;
  }
  const stack = stackFor(context, "data");
  const role = writerOf(search, refused, context);
  return new CfnDeliveryStream(stack, logicalId(log.id, "To", nameOf(search.id), "Stream"), {
    deliveryStreamName: physicalName(context.graph, `${nameOf(log.id)}-to-${nameOf(search.id)}`, 64),
    deliveryStreamType: "DirectPut",
    deliveryStreamEncryptionConfigurationInput: { keyType: "AWS_OWNED_CMK" },
    amazonopensearchserviceDestinationConfiguration: {
      domainArn: domainArn(search),
      indexName: `logs-${nameOf(log.id)}`,
      indexRotationPeriod: "OneDay",
      bufferingHints: SOON,
      roleArn: role.attrArn,
      s3BackupMode: "FailedDocumentsOnly",
      s3Configuration: {
        bucketArn: bucketArn(refused.name),
        roleArn: role.attrArn,
        prefix: `logs/refused/${nameOf(log.id)}/`,
      },
      // CloudWatch sends packages of lines, each one compressed.
      processingConfiguration: {
        enabled: true,
        processors: [
          { type: "Decompression", parameters: [{ parameterName: "CompressionFormat", parameterValue: "GZIP" }] },
          {
            type: "CloudWatchLogProcessing",
            parameters: [{ parameterName: "DataMessageExtraction", parameterValue: "true" }],
          },
        ],
      },
      vpcConfiguration: {
        roleArn: role.attrArn,
        subnetIds: subnetIds(stack, search.cluster.tier, context),
        securityGroupIds: [writersGroup(search, { port: search.cluster.port, stack, context })],
      },
    },
  });
}

function obstacle({ cluster, id }: Search, { first }: SynthContext): string {
  if (cluster === null) return "the database searches, and a log group is searched where it is, by Logs Insights";
  if (first !== null) return "in the second region a log group is searched where it is, by Logs Insights";
  return `what ${id} refuses needs a bucket: let the log go to one as well`;
}

function domainArn({ id }: Search): string {
  return Fn.getAtt(logicalId(id), "Arn").toString();
}

/** One role for all logs: writes the cluster's indexes and the refused lines, and has its addresses in the network. */
function writerOf(search: Search, refused: Bucket, context: SynthContext): CfnRole {
  const stack = stackFor(context, "data");
  const id = logicalId(search.id, "LogWriter");
  const known = stack.node.tryFindChild(id);
  if (known !== undefined) return known as CfnRole;
  const domain = domainArn(search);
  const indexes = Fn.join("", [domain, "/*"]);
  if (search.cluster?.fineGrainedAccess === true)
    differ(context, search.id, "the role that writes log lines is mapped to a role of the cluster once, by its admin");
  return buildRole(stack, id, {
    service: "firehose.amazonaws.com",
    grants: [
      { actions: ["es:DescribeDomain", "es:DescribeDomainConfig", "es:DescribeDomains"], on: [domain] },
      { actions: ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"], on: [domain, indexes] },
      { actions: ["s3:AbortMultipartUpload", "s3:PutObject"], on: [bucketArn(refused.name, "/logs/refused/*")] },
      { actions: ["s3:GetBucketLocation", "s3:ListBucket"], on: [bucketArn(refused.name)] },
      {
        actions: [
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcAttribute",
          "ec2:DescribeVpcs",
        ],
        on: ["*"],
      },
    ],
    wildcards: "indexes, objects and network interfaces have no names before they are made",
  });
}

/** The group that Firehose stands in: out to the cluster and nowhere else. Returns its id. */
function writersGroup(
  { id }: Search,
  { port, stack, context }: { readonly port: number; readonly stack: Stack; readonly context: SynthContext },
): string {
  const group = logicalId(id, "LogWriterGroup");
  if (stack.node.tryFindChild(group) !== undefined) return Fn.getAtt(group, "GroupId").toString();
  const cluster = fact(stack, id, "security-group", context);
  const lines = { ipProtocol: "tcp", fromPort: port, toPort: port, description: "log lines" };
  const built = new CfnSecurityGroup(stack, group, {
    vpcId: vpcId(stack, context),
    groupDescription: physicalName(context.graph, `${nameOf(id)}-log-writer`, 255),
    securityGroupEgress: [{ ...lines, destinationSecurityGroupId: cluster }],
  });
  new CfnSecurityGroupIngress(stack, logicalId(id, "FromLogWriter"), {
    groupId: cluster,
    sourceSecurityGroupId: built.attrGroupId,
    ...lines,
  });
  return built.attrGroupId;
}
