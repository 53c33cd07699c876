import type { Subnet, Tier } from "../graph/index.ts";
import type { NetworkSpec } from "../spec/index.ts";
import { add, complain, type Draft } from "./draft.ts";

/** The network with every subnet in its zone. (BRQ-NET-01..05) */
export function resolveNetwork(name: string, words: NetworkSpec, draft: Draft): void {
  const { zones } = words;
  const tiers = Object.entries(words.subnets ?? {}) as [Tier, readonly string[]][];
  for (const [tier, blocks] of tiers)
    if (blocks.length > zones.length)
      complain(draft, "TER-RES-003", [name, "subnets", tier], {
        message: `${tier} has ${blocks.length} subnets, and there are ${zones.length} zones to put them in`,
        hint: "give one address block per zone",
      });
  add(draft, {
    kind: "network",
    id: `network.${name}`,
    cidr: words.cidr,
    zones,
    subnets: tiers
      .flatMap(([tier, blocks]) => subnets(tier, blocks, zones))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    internetGateway: words.internetGateway ?? false,
    nat: words.nat ?? "none",
    endpoints: [],
    acls: [],
  });
}

function subnets(tier: Tier, blocks: readonly string[], zones: readonly string[]): readonly Subnet[] {
  return blocks.flatMap((cidr, index) => {
    const zone = zones[index];
    return zone === undefined ? [] : [{ tier, cidr, zone }];
  });
}

const order = ({ tier, zone }: Subnet): string => `${["public", "private", "data"].indexOf(tier)} ${zone}`;
