import { findResource, type Live } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import { arn, bucketArn } from "../assembly/arn.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId, nameOf } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { buildRole } from "../assembly/role.ts";
import { packagerName, recordingPrefix, streamNames } from "./names.ts";

/** What encoders may do: hand segments to the packager's own channels, and write below one folder of the bucket. */
export function encoderRole(live: Live, { stack, context }: Place): CfnRole {
  const store = findResource(context.graph, "bucket", live.store);
  const bucket = store?.name ?? nameOf(live.store);
  const group = `channelGroup/${packagerName(live, context.graph)}`;
  return buildRole(stack, logicalId(live.id, "Role"), {
    service: "medialive.amazonaws.com",
    grants: [
      {
        actions: ["mediapackagev2:PutObject"],
        on: streamNames(live).map((name) => arn("mediapackagev2", `${group}/channel/${name}`)),
      },
      { actions: ["s3:PutObject"], on: [bucketArn(bucket, `/${recordingPrefix(live)}*`)] },
      ...(store?.key == null
        ? []
        : [
            {
              actions: ["kms:Decrypt", "kms:GenerateDataKey"],
              on: [fact({ stack, context }, store.key, "arn")],
              when: { StringEquals: { "kms:ViaService": `s3.${context.region}.${Aws.URL_SUFFIX}` } },
            },
          ]),
    ],
    wildcards: "recordings have no names before they are written",
  });
}
