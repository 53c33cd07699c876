import { resourcesOf } from "../graph/index.ts";
import { parseCidr } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** Two networks with the same addresses can never be joined, so the second region could not reach the first. (BRQ-NET-01, CON-ALL-03) */
export const overlappingStandby: Rule = {
  code: "TER-CHK-059",
  check: (graph) =>
    resourcesOf(graph, "standby").flatMap(({ id, cidr }) =>
      resourcesOf(graph, "network")
        .filter((network) => overlap(network.cidr, cidr))
        .map((network) => ({
          of: id,
          word: "cidr",
          message: `${id} has addresses of ${cidr}, and ${network.id} those of ${network.cidr}`,
          hint: "leave cidr out for the next free block",
        })),
    ),
};

function overlap(one: string, other: string): boolean {
  const [a, b] = [parseCidr(one), parseCidr(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}
