import type { Network } from "@terrace/core/graph";
import { CfnInternetGateway, CfnVPC, CfnVPCGatewayAttachment } from "aws-cdk-lib/aws-ec2";
import { acknowledge } from "./assembly/acknowledge.ts";
import type { SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { logicalId, physicalName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildAcls } from "./network/acls.ts";
import { buildEndpoints } from "./network/endpoints.ts";
import { buildSecurityGroups } from "./network/security-groups.ts";
import { buildSubnets } from "./network/subnets.ts";
import { buildUpkeepEdges } from "./network/upkeep-edges.ts";

/** The VPC: subnets by tier and zone with the stated blocks, ways in and out, lists, endpoints and one security group for each resource. (BRQ-NET-01..09) */
export function synthNetwork(network: Network, context: SynthContext): Part {
  const stack = stackFor(context, "network");
  const vpc = new CfnVPC(stack, logicalId(network.id, "Vpc"), {
    cidrBlock: network.cidr,
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: [{ key: "Name", value: physicalName(context.graph, "network") }],
  });
  acknowledge(vpc, { "AwsSolutions-VPC7": "the spec asks for no flow logs, which are billed by volume" });
  publish({ stack, context }, network.id, { vpc: vpc.ref });
  if (network.internetGateway) {
    const gateway = new CfnInternetGateway(stack, logicalId(network.id, "InternetGateway"));
    new CfnVPCGatewayAttachment(stack, logicalId(network.id, "InternetGatewayAttachment"), {
      vpcId: vpc.ref,
      internetGatewayId: gateway.ref,
    });
  }
  buildSubnets(network, context);
  buildAcls(network, context);
  buildSecurityGroups(network, context);
  buildUpkeepEdges(context);
  buildEndpoints(network, context);
  return SYNTHESIZED;
}
