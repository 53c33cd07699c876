import type { Network, Subnet, Tier } from "@terrace/core/graph";
import { Fn, type Stack } from "aws-cdk-lib";
import {
  CfnEIP,
  CfnNatGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
} from "aws-cdk-lib/aws-ec2";
import { report, type SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";

/**
 * Subnets with a route table each: public ones lead to the internet, private ones through their NAT gateway, data ones nowhere.
 * Each has its own table, so that another number of NAT gateways moves a route and replaces nothing.
 */
export function buildSubnets(network: Network, context: SynthContext): void {
  const stack = stackFor(context, "network");
  for (const subnet of network.subnets) {
    const id = (role: string): string => logicalId(network.id, subnetName(network, subnet), role);
    const built = new CfnSubnet(stack, id("Subnet"), {
      vpcId: Fn.ref(logicalId(network.id, "Vpc")),
      cidrBlock: subnet.cidr,
      availabilityZone: subnet.zone,
      mapPublicIpOnLaunch: false,
      tags: [{ key: "Name", value: physicalName(context.graph, subnetName(network, subnet)) }],
    });
    const table = new CfnRouteTable(stack, id("Routes"), { vpcId: Fn.ref(logicalId(network.id, "Vpc")) });
    new CfnSubnetRouteTableAssociation(stack, id("RoutesAssociation"), {
      subnetId: built.ref,
      routeTableId: table.ref,
    });
    publish({ stack, context }, network.id, { [`subnet-${subnetName(network, subnet)}`]: built.ref });
  }
  for (const zone of natZones(network)) buildNat(network, { zone, stack, context });
  for (const subnet of network.subnets) buildWayOut(network, subnet, stack);
}

/** `public-us-east-1a`; a second subnet of the same tier in the same zone gets a number. */
export function subnetName({ subnets }: Network, subnet: Subnet): string {
  const alike = subnets.filter(({ tier, zone }) => tier === subnet.tier && zone === subnet.zone);
  const index = alike.indexOf(subnet);
  return `${subnet.tier}-${subnet.zone}${index === 0 ? "" : `-${index + 1}`}`;
}

/** Subnets of a tier, one for each zone: load balancers and databases take no two of one zone. */
export function subnetsOf(network: Network, tier: Tier): readonly Subnet[] {
  const own = network.subnets.filter((subnet) => subnet.tier === tier);
  return own.filter((subnet, index) => own.findIndex(({ zone }) => zone === subnet.zone) === index);
}

/** Zones that a NAT gateway stands in. */
export function natZones(network: Network): readonly string[] {
  const zones = subnetsOf(network, "public").map(({ zone }) => zone);
  if (network.nat === "none") return [];
  return network.nat === "single" ? zones.slice(0, 1) : zones;
}

interface Place {
  readonly zone: string;
  readonly stack: Stack;
  readonly context: SynthContext;
}

function buildNat(network: Network, { zone, stack, context }: Place): void {
  const subnet = subnetsOf(network, "public").find((candidate) => candidate.zone === zone);
  if (subnet === undefined) return;
  if (!network.internetGateway) {
    report(context, network.id, {
      code: "TER-SYN-004",
      message: "a NAT gateway needs an internet gateway",
      hint: 'Say `internetGateway: true` or `nat: "none"`.',
    });
  }
  const address = new CfnEIP(stack, logicalId(network.id, "NatAddress", zone), { domain: "vpc" });
  new CfnNatGateway(stack, logicalId(network.id, "Nat", zone), {
    subnetId: Fn.ref(logicalId(network.id, subnetName(network, subnet), "Subnet")),
    allocationId: address.attrAllocationId,
  }).addResourceDependency(stack.node.findChild(logicalId(network.id, "InternetGatewayAttachment")) as CfnRoute);
}

function buildWayOut(network: Network, subnet: Subnet, stack: Stack): void {
  const id = (role: string): string => logicalId(network.id, subnetName(network, subnet), role);
  const everywhere = { routeTableId: Fn.ref(id("Routes")), destinationCidrBlock: "0.0.0.0/0" };
  if (subnet.tier === "public" && network.internetGateway) {
    new CfnRoute(stack, id("ToInternet"), {
      ...everywhere,
      gatewayId: Fn.ref(logicalId(network.id, "InternetGateway")),
    }).addResourceDependency(stack.node.findChild(logicalId(network.id, "InternetGatewayAttachment")) as CfnRoute);
  }
  const zones = natZones(network);
  const zone = zones.includes(subnet.zone) ? subnet.zone : zones[0];
  if (subnet.tier === "private" && zone !== undefined)
    new CfnRoute(stack, id("ToNat"), { ...everywhere, natGatewayId: Fn.ref(logicalId(network.id, "Nat", zone)) });
}
