import { type Graph, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Without a limit by address, one caller can take all there is. (ATL-WAF-01, CON-ATL-12) */
export const unlimitedEntrance: Rule = {
  code: "TER-CHK-051",
  check: (graph) =>
    graph.target === "aws" && !isLimited(graph)
      ? resourcesOf(graph, "balancer")
          .filter(({ tier }) => tier === "public")
          .map(({ id }) => ({
            of: id,
            word: null,
            message: `anybody may send ${id} as many requests as they like`,
            hint: "limit them by address: rateLimits of the edge, or waf({ rules: [rateLimit({ requests: 2_000 })] })",
          }))
      : [],
};

function isLimited(graph: Graph): boolean {
  const edges = resourcesOf(graph, "edge").some(({ engine, rateLimits }) => engine !== "none" && rateLimits.length > 0);
  return edges || resourcesOf(graph, "waf").some(({ rules }) => rules.some(({ kind }) => kind === "rate"));
}
