import { type Network, resourcesOf } from "../graph/index.ts";
import { needsSecondZone } from "./availability-goal.ts";
import type { Breach, Rule } from "./rule.ts";

/** One NAT gateway, or subnets in one zone, end everything that a zone's failure should only halve. (CON-BRQ-37, CON-STM-05) */
export const singleZoneNetwork: Rule = {
  code: "TER-CHK-006",
  check: (graph) =>
    needsSecondZone(graph) && graph.target === "aws" ? resourcesOf(graph, "network").flatMap(breaches) : [],
};

function breaches({ id, nat, zones, subnets }: Network): readonly Breach[] {
  const tiers = [...new Set(subnets.map(({ tier }) => tier))];
  const lonely = tiers.filter(
    (tier) => new Set(subnets.flatMap((subnet) => (subnet.tier === tier ? [subnet.zone] : []))).size < 2,
  );
  return [
    ...(nat === "single" && zones.length > 1
      ? [
          {
            of: id,
            word: "nat",
            message:
              "all outbound traffic leaves by one NAT gateway, which one zone's failure takes away from all zones",
            hint: 'take one per zone: nat: "per-zone"',
          },
        ]
      : []),
    ...(zones.length < 2
      ? [
          {
            of: id,
            word: "zones",
            message: "there is one zone, and more is promised than one zone can keep",
            hint: "add a second zone",
          },
        ]
      : lonely.map((tier) => ({
          of: id,
          word: `subnets.${tier}`,
          message: `the ${tier} tier has subnets in one zone only`,
          hint: "give it an address block in every zone",
        }))),
  ];
}
