import { addressFaults, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Subnets lie inside their network and beside each other, also in a graph that nobody resolved. (BRQ-NET-01 .. BRQ-NET-03) */
export const addressPlan: Rule = {
  code: "TER-CHK-024",
  check: (graph) =>
    resourcesOf(graph, "network").flatMap((network) =>
      addressFaults(network).map(({ tier, message, hint }) => ({
        of: network.id,
        word: `subnets.${tier}`,
        message,
        hint,
      })),
    ),
};
