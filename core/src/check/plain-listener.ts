import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** What is answered without encryption can be read on the way. (WEB-WAF-02, CON-WEB-08) */
export const plainListener: Rule = {
  code: "TER-CHK-052",
  check: (graph) =>
    resourcesOf(graph, "balancer").flatMap(({ id, listeners }) =>
      listeners
        .filter(({ protocol, redirectTo }) => graph.target === "aws" && protocol === "http" && redirectTo === null)
        .map(({ port }) => ({
          of: id,
          word: "listeners",
          message: `${id} answers on port ${port} without encryption`,
          hint: 'send callers on: redirectTo: "https"',
        })),
    ),
};
