import type { NetworkAcl, NetworkEndpoint, Subnet, Tier } from "../graph/index.ts";
import type { AclRuleWords, NetworkSpec } from "../spec/index.ts";
import { add, complain, type Draft } from "./draft.ts";

const TIERS: readonly Tier[] = ["public", "private", "data"];

/** The network with every subnet in its zone. (BRQ-NET-01..05, DFZ-NET-03, DFZ-NET-04, STM-NET-12) */
export function resolveNetwork(name: string, words: NetworkSpec, draft: Draft): void {
  const { zones } = words;
  const tiers = TIERS.flatMap((tier) => {
    const blocks = words.subnets?.[tier];
    return blocks == null ? [] : [[tier, blocks] as const];
  });
  for (const [tier, blocks] of tiers)
    if (blocks.length > zones.length)
      complain(draft, "TER-RES-003", {
        path: [name, "subnets", tier],
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
    endpoints: (words.endpoints ?? []).map(endpointOf),
    acls: TIERS.flatMap((tier) => aclOf(tier, words.acls?.[tier])),
  });
}

function subnets(tier: Tier, blocks: readonly string[], zones: readonly string[]): readonly Subnet[] {
  return blocks.flatMap((cidr, index) => {
    const zone = zones[index];
    return zone === undefined ? [] : [{ tier, cidr, zone }];
  });
}

const order = ({ tier, zone }: Subnet): string => `${TIERS.indexOf(tier)} ${zone}`;

/** Two services have an entry in the route table, which costs nothing; the others stand in the subnets. Source: AWS, "Gateway endpoints". */
function endpointOf(service: string): NetworkEndpoint {
  return { service, type: service === "s3" || service === "dynamodb" ? "gateway" : "interface" };
}

function aclOf(tier: Tier, words: readonly AclRuleWords[] | null | undefined): readonly NetworkAcl[] {
  if (words === null || words === undefined) return [];
  const rules = words.map(({ direction, protocol = "tcp", ports = [0, 65_535], cidr = "0.0.0.0/0" }) => ({
    direction,
    protocol,
    ports: typeof ports === "number" ? ([ports, ports] as const) : ports,
    cidr,
  }));
  return [{ tier, rules }];
}
