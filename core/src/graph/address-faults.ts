import { type CidrRange, parseCidr } from "../units/index.ts";
import type { Network, Subnet, Tier } from "./network.ts";

/** Something that cannot be about a network's addresses. */
export interface AddressFault {
  readonly tier: Tier;
  readonly message: string;
  readonly hint: string;
}

/** Subnets that do not lie in their network, or that lie in each other. (BRQ-NET-01..03) */
export function addressFaults({ cidr, subnets }: Pick<Network, "cidr" | "subnets">): readonly AddressFault[] {
  const ranges = subnets
    .flatMap((subnet) => {
      const range = parseCidr(subnet.cidr);
      return range === undefined ? [] : [{ ...range, subnet }];
    })
    .sort((a, b) => a.first - b.first);
  return [...outside(ranges, cidr), ...overlapping(ranges)];
}

type Placed = CidrRange & { readonly subnet: Subnet };

function outside(ranges: readonly Placed[], cidr: string): readonly AddressFault[] {
  const whole = parseCidr(cidr);
  if (whole === undefined) return [];
  return ranges
    .filter(({ first, last }) => first < whole.first || last > whole.last)
    .map(({ subnet }) => ({
      tier: subnet.tier,
      message: `${subnet.cidr} does not lie in ${cidr}`,
      hint: "take an address block inside the network's own",
    }));
}

function overlapping(ranges: readonly Placed[]): readonly AddressFault[] {
  return ranges.flatMap((range, index) => {
    const before = ranges[index - 1];
    if (before === undefined || before.last < range.first) return [];
    return [
      {
        tier: range.subnet.tier,
        message: `${before.subnet.cidr} and ${range.subnet.cidr} overlap`,
        hint: "give every subnet addresses of its own",
      },
    ];
  });
}
