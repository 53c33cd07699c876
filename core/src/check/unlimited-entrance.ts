import { type Graph, type ResourceId, resourcesOf } from "../graph/index.ts";
import { edgesBefore } from "./edges-before.ts";
import type { Rule } from "./rule.ts";

/** Without a limit by address, one caller can take all there is. (ATL-WAF-01, CON-ATL-12) */
export const unlimitedEntrance: Rule = {
  code: "TER-CHK-051",
  check: (graph) =>
    graph.target === "aws"
      ? resourcesOf(graph, "balancer")
          .filter(({ id, tier }) => tier === "public" && !isLimited(id, graph))
          .map(({ id }) => ({
            of: id,
            word: null,
            message: `anybody may send ${id} as many requests as they like`,
            hint: "limit them by address: rateLimits of the edge, or waf({ rules: [rateLimit({ requests: 2_000 })] })",
          }))
      : [],
};

/** By an edge before it, or by a firewall before either. */
function isLimited(balancer: ResourceId, graph: Graph): boolean {
  const edges = edgesBefore(graph, balancer);
  const guarded = [balancer, ...edges.map(({ id }) => id)];
  return (
    edges.some(({ rateLimits }) => rateLimits.length > 0) ||
    resourcesOf(graph, "waf").some(
      ({ guards, rules }) => guarded.includes(guards) && rules.some(({ kind }) => kind === "rate"),
    )
  );
}
