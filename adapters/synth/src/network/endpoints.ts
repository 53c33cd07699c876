import type { Network, NetworkEndpoint } from "@terrace/core/graph";
import { Fn, type Stack } from "aws-cdk-lib";
import { CfnSecurityGroup, CfnVPCEndpoint } from "aws-cdk-lib/aws-ec2";
import { acknowledge } from "../assembly/acknowledge.ts";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { NOWHERE } from "./security-groups.ts";
import { subnetName, subnetsOf } from "./subnets.ts";

/** Ways to services of AWS that leave the internet out. (DFZ-NET-04, CON-STM-06) */
export function buildEndpoints(network: Network, context: SynthContext): void {
  const stack = stackFor(context, "network");
  for (const endpoint of network.endpoints) {
    const way = endpoint.type === "gateway" ? byRoute(network) : byAddress(network, { stack, context });
    new CfnVPCEndpoint(stack, logicalId(network.id, "Endpoint", endpoint.service), {
      vpcId: Fn.ref(logicalId(network.id, "Vpc")),
      serviceName: serviceName(endpoint, context.region),
      ...way,
    });
  }
}

function serviceName({ service }: NetworkEndpoint, region: string): string {
  return `com.amazonaws.${region}.${service}`;
}

function byRoute(network: Network): object {
  const tables = network.subnets.map((subnet) => Fn.ref(logicalId(network.id, subnetName(network, subnet), "Routes")));
  return { vpcEndpointType: "Gateway", routeTableIds: tables };
}

/** In each zone's private subnet, or its public one where there is no other. */
function byAddress(network: Network, place: { readonly stack: Stack; readonly context: SynthContext }): object {
  const tier = subnetsOf(network, "private").length > 0 ? "private" : "public";
  return {
    vpcEndpointType: "Interface",
    privateDnsEnabled: true,
    subnetIds: subnetsOf(network, tier).map((subnet) =>
      Fn.ref(logicalId(network.id, subnetName(network, subnet), "Subnet")),
    ),
    securityGroupIds: [endpointGroup(network, place)],
  };
}

function endpointGroup(
  network: Network,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): string {
  const id = logicalId(network.id, "EndpointsSecurityGroup");
  if (stack.node.tryFindChild(id) === undefined) {
    const group = new CfnSecurityGroup(stack, id, {
      vpcId: Fn.ref(logicalId(network.id, "Vpc")),
      groupDescription: `${physicalName(context.graph, "endpoints")}: services of AWS`,
      securityGroupEgress: NOWHERE,
      securityGroupIngress: [
        { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIp: network.cidr, description: "from inside the network" },
      ],
    });
    acknowledge(group, { CdkNagValidationFailure: "the block is the network's own" });
  }
  return Fn.getAtt(id, "GroupId").toString();
}
