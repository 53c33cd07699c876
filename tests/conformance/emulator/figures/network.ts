import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";
import { findResource, type Graph, resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, idsOf, type Look } from "./comparison.ts";

/** The addresses of the network and of each of its subnets. */
export const ADDRESSES: Comparison = {
  of: "addresses of the network and its subnets, zone by zone",
  told(graph) {
    const [network] = resourcesOf(graph, "network");
    if (network === undefined) return {};
    const subnets = network.subnets.map(({ cidr, zone }) => [cidr, zone]);
    return { network: network.cidr, ...Object.fromEntries(subnets) };
  },
  async found(look) {
    const client = new EC2Client(clientOf(look.emulator, look.region));
    const VpcIds = [...idsOf(look, "AWS::EC2::VPC").values()];
    if (VpcIds.length === 0) return {};
    const { Vpcs: [vpc] = [] } = await client.send(new DescribeVpcsCommand({ VpcIds }));
    const { Subnets = [] } = await client.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: VpcIds }] }),
    );
    const subnets = Subnets.map(({ CidrBlock = "", AvailabilityZone }) => [CidrBlock, AvailabilityZone]);
    return { network: vpc?.CidrBlock, ...Object.fromEntries(subnets) };
  },
};

/** Public subnets lead to the internet, private ones to a NAT gateway where there is one, data ones nowhere. */
export const WAYS_OUT: Comparison = {
  of: "the way out of each subnet",
  told(graph) {
    const [network] = resourcesOf(graph, "network");
    const inside = network?.nat === "none" ? "nowhere" : "nat";
    return Object.fromEntries(
      (network?.subnets ?? []).map(({ cidr, tier }) => [
        cidr,
        { public: "internet", private: inside, data: "nowhere" }[tier],
      ]),
    );
  },
  async found(look) {
    const client = new EC2Client(clientOf(look.emulator, look.region));
    const Filters = [{ Name: "vpc-id", Values: [...idsOf(look, "AWS::EC2::VPC").values()] }];
    const { Subnets = [] } = await client.send(new DescribeSubnetsCommand({ Filters }));
    const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand({ Filters }));
    return Object.fromEntries(
      Subnets.map(({ CidrBlock = "", SubnetId }) => {
        const table = RouteTables.find(({ Associations = [] }) =>
          Associations.some((one) => one.SubnetId === SubnetId),
        );
        const out = table?.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0");
        return [CidrBlock, out?.NatGatewayId ? "nat" : out?.GatewayId?.startsWith("igw-") ? "internet" : "nowhere"];
      }),
    );
  },
};

/** NAT gateways: none, one, or one in every zone. */
export const NAT_GATEWAYS: Comparison = {
  of: "NAT gateways",
  told(graph) {
    const [network] = resourcesOf(graph, "network");
    if (network === undefined) return {};
    return { gateways: { none: 0, single: 1, "per-zone": network.zones.length }[network.nat] };
  },
  async found(look) {
    const { NatGateways = [] } = await new EC2Client(clientOf(look.emulator, look.region)).send(
      new DescribeNatGatewaysCommand({}),
    );
    return { gateways: NatGateways.filter(({ State }) => State === "available").length };
  },
};

/** Between groups of one network a security edge is a rule at the group that it leads to, and nothing else lets anybody in. */
export const SECURITY_EDGES: Comparison = {
  of: "who may reach whom, by security groups",
  told(graph) {
    const edges = resourcesOf(graph, "security-edge").filter(
      ({ from, to }) => isPlain(graph, from) && isPlain(graph, to),
    );
    return Object.fromEntries(edges.map(({ from, to, protocol, port }) => [`${from} → ${to}`, `${protocol} ${port}`]));
  },
  async found(look) {
    const client = new EC2Client(clientOf(look.emulator, look.region));
    const { SecurityGroups = [] } = await client.send(new DescribeSecurityGroupsCommand({}));
    const names = new Map(SecurityGroups.map((group) => [group.GroupId ?? "", ownerOf(group, look)]));
    const rules = SecurityGroups.flatMap(({ GroupId = "", IpPermissions = [] }) =>
      IpPermissions.flatMap(({ UserIdGroupPairs = [], IpProtocol, FromPort }) =>
        UserIdGroupPairs.map(({ GroupId: from = "" }) => [
          `${names.get(from)} → ${names.get(GroupId)}`,
          `${IpProtocol} ${FromPort}`,
        ]),
      ),
    );
    return Object.fromEntries(rules);
  },
};

/** What a group's description ends in is the plain name of its owner. */
function ownerOf({ Description = "" }: SecurityGroup, { graph }: Look): string {
  const name = Description.slice(`${graph.platform}-${graph.environment}-`.length);
  return graph.resources.find(({ id, kind }) => OWNERS.has(kind) && id.endsWith(`.${name}`))?.id ?? Description;
}

const OWNERS: ReadonlySet<string> = new Set([
  "balancer",
  "service",
  "site",
  "worker",
  "postgres",
  "redis",
  "search",
  "host",
]);

/** Ends whose group is their own, and that others meet by it: no container of a machine, no pooled database, no public balancer from inside. */
function isPlain(graph: Graph, id: string): boolean {
  const resource = graph.resources.find((one) => one.id === id);
  if (resource === undefined || !OWNERS.has(resource.kind)) return false;
  if ("host" in resource && resource.host !== null) return false;
  if ("container" in resource && resource.container !== null) return false;
  return findResource(graph, "postgres", id)?.pooler == null;
}
