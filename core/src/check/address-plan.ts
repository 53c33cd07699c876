import { type Network, resourcesOf } from "../graph/index.ts";
import { type CidrRange, parseCidr } from "../units/index.ts";
import type { Breach, Rule } from "./rule.ts";

/** Subnets lie inside their network and beside each other. (BRQ-NET-01 .. BRQ-NET-03) */
export const addressPlan: Rule = {
  code: "TER-CHK-024",
  check: (graph) => resourcesOf(graph, "network").flatMap((network) => [...outside(network), ...overlapping(network)]),
};

function outside({ id, cidr, subnets }: Network): readonly Breach[] {
  const whole = parseCidr(cidr);
  if (whole === undefined) return [];
  return subnets
    .filter((subnet) => {
      const range = parseCidr(subnet.cidr);
      return range !== undefined && (range.first < whole.first || range.last > whole.last);
    })
    .map((subnet) => ({
      of: id,
      word: `subnets.${subnet.tier}`,
      message: `${subnet.cidr} does not lie in ${cidr}`,
      hint: "take an address block inside the network's own",
    }));
}

function overlapping({ id, subnets }: Network): readonly Breach[] {
  const ranges = subnets
    .flatMap((subnet) => {
      const range = parseCidr(subnet.cidr);
      return range === undefined ? [] : [{ ...range, subnet }];
    })
    .sort((a, b) => a.first - b.first);
  return ranges.flatMap((range, index) => {
    const before: (CidrRange & { subnet: Network["subnets"][number] }) | undefined = ranges[index - 1];
    if (before === undefined || before.last < range.first) return [];
    return [
      {
        of: id,
        word: `subnets.${range.subnet.tier}`,
        message: `${before.subnet.cidr} and ${range.subnet.cidr} overlap`,
        hint: "give every subnet addresses of its own",
      },
    ];
  });
}
