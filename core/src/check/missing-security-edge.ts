import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";
import { securityUses } from "./security-use.ts";

/** What is used must be reachable: without an edge the connection is refused. */
export const missingSecurityEdge: Rule = {
  code: "TER-CHK-009",
  check(graph) {
    const edges = new Set(resourcesOf(graph, "security-edge").map(({ from, to, port }) => `${from} ${to} ${port}`));
    return securityUses(graph).flatMap(({ from, to, ports }) =>
      ports
        .filter((port) => !edges.has(`${from} ${to} ${port}`))
        .map((port) => ({
          of: from === "internet" ? to : from,
          word: null,
          message: `${from} needs ${to} on port ${port}, and no security edge allows it`,
          hint: "add the edge to the graph's network",
        })),
    );
  },
};
