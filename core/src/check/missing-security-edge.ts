import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";
import { securityUses } from "./security-use.ts";

/** What is used must be reachable: without an edge the connection is refused. */
export const missingSecurityEdge: Rule = {
  code: "TER-CHK-009",
  check(graph) {
    const edges = resourcesOf(graph, "security-edge");
    return securityUses(graph).flatMap(({ from, to, ports }) =>
      ports
        .filter((port) => !edges.some((edge) => edge.from === from && edge.to === to && edge.port === port))
        .map((port) => ({
          of: from === "internet" ? to : from,
          word: null,
          message: `${from} needs ${to} on port ${port}, and no security edge allows it`,
          hint: "add the edge to the graph's network",
        })),
    );
  },
};
