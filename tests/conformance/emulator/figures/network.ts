import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, idsOf } from "./comparison.ts";

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

/** NAT gateways: none, one, or one in every zone that has a public subnet to stand in. */
export const NAT_GATEWAYS: Comparison = {
  of: "NAT gateways",
  told(graph) {
    const [network] = resourcesOf(graph, "network");
    if (network === undefined) return {};
    const zones = new Set(network.subnets.flatMap(({ tier, zone }) => (tier === "public" ? zone : [])));
    return { gateways: { none: 0, single: 1, "per-zone": zones.size }[network.nat] };
  },
  async found(look) {
    const { NatGateways = [] } = await new EC2Client(clientOf(look.emulator, look.region)).send(
      new DescribeNatGatewaysCommand({}),
    );
    return { gateways: NatGateways.filter(({ State }) => State === "available").length };
  },
};
