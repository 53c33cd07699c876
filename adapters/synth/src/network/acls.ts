import type { AclRule, Network } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnNetworkAcl, CfnNetworkAclEntry, CfnSubnetNetworkAclAssociation } from "aws-cdk-lib/aws-ec2";
import { acknowledge } from "../assembly/acknowledge.ts";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { subnetName } from "./subnets.ts";

/** IANA numbers of the protocols, and what AWS calls all of them. */
const PROTOCOL: Readonly<Record<AclRule["protocol"], number>> = { tcp: 6, udp: 17, all: -1 };

const ASKED_FOR = { "AwsSolutions-VPC3": "the requirements ask for a list at this border, rule by rule" };

/** Stateless lists at the border of a tier, rule by rule in the written order. (DFZ-NET-03, STM-NET-12, WEB-NET-10) */
export function buildAcls(network: Network, context: SynthContext): void {
  const stack = stackFor(context, "network");
  for (const { tier, rules } of network.acls) {
    const list = new CfnNetworkAcl(stack, logicalId(network.id, tier, "Acl"), {
      vpcId: Fn.ref(logicalId(network.id, "Vpc")),
      tags: [{ key: "Name", value: physicalName(context.graph, tier) }],
    });
    acknowledge(list, ASKED_FOR);
    for (const [index, rule] of rules.entries()) {
      const entry = new CfnNetworkAclEntry(stack, logicalId(network.id, tier, "Acl", String(index + 1)), {
        networkAclId: list.ref,
        ruleNumber: 100 + index * 10,
        protocol: PROTOCOL[rule.protocol],
        ruleAction: "allow",
        egress: rule.direction === "out",
        cidrBlock: rule.cidr,
        ...(rule.protocol === "all" ? {} : { portRange: { from: rule.ports[0], to: rule.ports[1] } }),
      });
      acknowledge(entry, ASKED_FOR);
    }
    for (const subnet of network.subnets.filter((candidate) => candidate.tier === tier))
      new CfnSubnetNetworkAclAssociation(stack, logicalId(network.id, subnetName(network, subnet), "AclAssociation"), {
        networkAclId: list.ref,
        subnetId: Fn.ref(logicalId(network.id, subnetName(network, subnet), "Subnet")),
      });
  }
}
