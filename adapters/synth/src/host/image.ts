import type { Host } from "@terrace/core/graph";
import type { Stack } from "aws-cdk-lib";
import { CfnLaunchTemplate } from "aws-cdk-lib/aws-ec2";
import { logicalId } from "../assembly/name.ts";

/** Where AWS keeps the id of the newest Amazon Linux 2023. */
const NEWEST = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

/**
 * The newest image at the moment at which the machine is made. EC2 looks it up itself, by its launch template, whose words stay the same when
 * a newer one appears. An id that CloudFormation looks up is another one with a later deployment, and would replace a machine that is protected.
 */
export function imageOf(host: Host, stack: Stack): Pinned {
  const template = new CfnLaunchTemplate(stack, logicalId(host.id, "Image"), {
    launchTemplateData: { imageId: `resolve:ssm:${NEWEST}${architectureOf(host)}` },
  });
  return { launchTemplateId: template.ref, version: template.attrLatestVersionNumber };
}

interface Pinned {
  readonly launchTemplateId: string;
  readonly version: string;
}

/** What its processor understands, as AWS calls it. */
export function architectureOf({ instanceType }: Host): "arm64" | "x86_64" {
  return /^(t4g|[a-z]\d+g)/.test(instanceType) ? "arm64" : "x86_64";
}
