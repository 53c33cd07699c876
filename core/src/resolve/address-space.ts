import { addressFaults, type Network, type Subnet, type Tier } from "../graph/index.ts";
import { nextCidr, parseCidr } from "../units/index.ts";
import { complain, type Draft } from "./draft.ts";
import { type Tenant, tenantsOf } from "./tenant.ts";

/** Addresses of each subnet that AWS keeps. Source: AWS, "Subnet CIDR blocks". */
const KEPT = 5;

/** Lengths of the largest and the smallest block that AWS makes a network or a subnet of. Source: the same. */
const LENGTHS = { least: 16, most: 28 } as const;

/**
 * Holds a network's subnets to each other, and on AWS to what stands in them:
 * subnets of every tier, in enough zones, of enough addresses. (CON-STM-05, CON-WEB-03, CON-WEB-10, CON-ALL-13)
 */
export function resolveAddressSpace(draft: Draft): void {
  const { target, region } = draft.blueprint.header;
  const resources = [...draft.resources.values()];
  const tenants = target === "aws" ? tenantsOf(resources, region) : [];
  for (const network of resources.filter((resource): resource is Network => resource.kind === "network")) {
    const wrong = [...misplaced(network, draft), ...(target === "aws" ? misshapen(network, draft) : [])];
    if (target !== "aws" || network.subnets.length === 0) continue;
    for (const tier of ["public", "private", "data"] as const)
      if (!wrong.includes(tier))
        holdTier(network, tier, { draft, tenants: tenants.filter((one) => one.tier === tier) });
  }
}

/** Tiers whose subnets lie elsewhere or in each other; what they lack besides cannot be said before. */
function misplaced(network: Network, draft: Draft): readonly Tier[] {
  return addressFaults(network).map(({ tier, message, hint }) => {
    complain(draft, "TER-RES-024", { path: [bare(network.id), "subnets", tier], message, hint });
    return tier;
  });
}

/** Tiers with a block that AWS makes no subnet of. */
function misshapen({ id, cidr, subnets }: Network, draft: Draft): readonly Tier[] {
  const name = bare(id);
  const blocks = [
    { cidr, tier: null, path: [name, "cidr"] },
    ...subnets.map((subnet) => ({ ...subnet, path: [name, "subnets", subnet.tier] })),
  ];
  const wrong = blocks.filter(({ cidr: block }) => lengthOf(block) < LENGTHS.least || lengthOf(block) > LENGTHS.most);
  for (const { cidr: block, path } of wrong)
    complain(draft, "TER-RES-022", {
      path,
      message: `AWS makes no network or subnet of ${block}`,
      hint: `take a block from /${LENGTHS.least} to /${LENGTHS.most}`,
    });
  return wrong.flatMap(({ tier }) => tier ?? []);
}

function holdTier(
  network: Network,
  tier: Tier,
  { draft, tenants }: { readonly draft: Draft; readonly tenants: readonly Tenant[] },
): void {
  const own = network.subnets.filter((subnet) => subnet.tier === tier);
  const path = [bare(network.id), "subnets", tier];
  const zones = new Set(own.map(({ zone }) => zone)).size;
  const wanting = tenants.filter(({ needsTwoZones }) => zones === 0 || (needsTwoZones && zones < 2));
  if (tenants.length === 0) return;
  if (wanting.length > 0) {
    const names = [...new Set(wanting.map(({ name }) => name))].join(" and ");
    const message =
      zones === 0
        ? `${names} should stand in the ${tier} tier, and the network has no subnet there`
        : `${names} needs subnets in two zones, and the ${tier} tier has them in ${zones === 1 ? "one" : "none"}`;
    complain(draft, "TER-RES-023", { path, message, hint: suggestion(network, own[0]) });
  } else holdSize(own, tenants, { draft, path });
}

function holdSize(
  own: readonly Subnet[],
  tenants: readonly Tenant[],
  { draft, path }: { readonly draft: Draft; readonly path: readonly string[] },
): void {
  const room = Math.min(...own.map(({ cidr }) => sizeOf(cidr))) - KEPT;
  const wants = tenants
    .map(({ name, spread, each }) => ({ name, wanted: Math.ceil(spread / own.length) + each }))
    .filter(({ wanted }) => wanted > 0)
    .sort((a, b) => b.wanted - a.wanted || (a.name < b.name ? -1 : 1));
  const needed = wants.reduce((sum, { wanted }) => sum + wanted, 0);
  if (needed <= room) return;
  const list = wants.map(({ name, wanted }) => `${wanted} for ${name}`).join(", ");
  complain(draft, "TER-RES-022", {
    path,
    message: `the smallest ${path.at(-1)} subnet has ${room} addresses to give, and ${needed} are needed: ${list}`,
    hint: `take blocks of /${32 - Math.ceil(Math.log2(needed + KEPT))} or larger`,
  });
}

/** A block that nothing has yet, as large as the tier's first or else as the network's first subnet. */
function suggestion({ cidr, subnets }: Network, like: Subnet | undefined): string {
  const whole = parseCidr(cidr);
  const taken = subnets.flatMap(({ cidr: block }) => parseCidr(block) ?? []);
  let block = like?.cidr ?? subnets[0]?.cidr;
  while (block !== undefined && whole !== undefined) {
    const range = parseCidr(block);
    if (range === undefined || range.last > whole.last) break;
    if (taken.every(({ first, last }) => range.last < first || range.first > last)) return `add one, such as ${block}`;
    block = nextCidr(block);
  }
  return "add one address block per zone";
}

function lengthOf(cidr: string): number {
  return Number(cidr.slice(cidr.indexOf("/") + 1));
}

function sizeOf(cidr: string): number {
  return 2 ** (32 - lengthOf(cidr));
}

function bare(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}
