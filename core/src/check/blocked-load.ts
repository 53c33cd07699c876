import { type Graph, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import { loadRate } from "./load-rate.ts";
import type { Rule } from "./rule.ts";

/** A load test comes from few addresses, and a limit by address takes it for an attack. (BRQ-WAF-02, BRQ-LOAD-03, CON-BRQ-27) */
export const blockedLoad: Rule = {
  code: "TER-CHK-073",
  check(graph) {
    const limits = limitsOf(graph);
    return graph.operations.loads.flatMap((load) => {
      const rate = loadRate(load)?.most ?? 0;
      const limit = limits.find(({ requests, per }) => (rate * per) / 1_000 > requests);
      if (limit === undefined) return [];
      return [
        {
          of: null,
          word: `operations.loads.${load.name}`,
          message: `${load.name} asks ${rate} times a second, and ${limit.of} refuses an address after ${limit.requests} requests in ${formatDuration(limit.per)}`,
          hint: "leave the limit out where the test runs, or let it come from many addresses",
        },
      ];
    });
  },
};

function limitsOf(graph: Graph): readonly { readonly of: string; readonly requests: number; readonly per: number }[] {
  const edges = resourcesOf(graph, "edge").filter(({ engine }) => engine !== "none");
  return [
    ...edges.flatMap(({ id, rateLimits }) =>
      rateLimits.map(({ requests, per, burst }) => ({ of: id, requests: requests + burst, per })),
    ),
    ...resourcesOf(graph, "waf").flatMap(({ id, rules }) =>
      rules.flatMap((rule) => (rule.kind === "rate" ? [{ of: id, requests: rule.requests, per: rule.per }] : [])),
    ),
  ];
}
