import type { Key } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import { CfnAlias, CfnKey } from "aws-cdk-lib/aws-kms";
import { acknowledge } from "./assembly/acknowledge.ts";
import { arn } from "./assembly/arn.ts";
import type { SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { retain } from "./assembly/retain.ts";
import { stackFor } from "./assembly/stacks.ts";

/** A key of KMS with an alias. (BRQ-ENC-01, DFZ-ENC-02, WEB-ENC-02, STM-DB-08) */
export function synthKey(key: Key, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const built = new CfnKey(stack, logicalId(key.id), {
    description: physicalName(context.graph, nameOf(key.id)),
    enableKeyRotation: key.rotates,
    pendingWindowInDays: 30,
    keyPolicy: policy(),
  });
  retain(built, key.id);
  if (!key.rotates) acknowledge(built, { "AwsSolutions-KMS5": "the spec asks for a key that does not rotate" });
  new CfnAlias(stack, logicalId(key.id, "Alias"), {
    aliasName: `alias/${physicalName(context.graph, nameOf(key.id), 250)}`,
    targetKeyId: built.ref,
  });
  publish({ stack, context }, key.id, { arn: built.attrArn });
  return SYNTHESIZED;
}

/** Whoever the account's own policies allow, alarms that publish to encrypted topics, and content delivery that reads encrypted objects. */
function policy(): object {
  const account = { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } };
  const service = (name: string, actions: readonly string[]): object => ({
    Sid: `Allow${name}`,
    Effect: "Allow",
    Principal: { Service: `${name.toLowerCase()}.amazonaws.com` },
    Action: actions,
    Resource: "*",
    Condition: account,
  });
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowAccount",
        Effect: "Allow",
        Principal: { AWS: arn("iam", "root", "") },
        Action: "kms:*",
        Resource: "*",
      },
      service("CloudWatch", ["kms:Decrypt", "kms:GenerateDataKey*"]),
      service("CloudFront", ["kms:Decrypt", "kms:GenerateDataKey*"]),
    ],
  };
}
