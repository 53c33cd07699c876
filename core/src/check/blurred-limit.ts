import { resourcesOf } from "../graph/index.ts";
import { edgesBefore } from "./edges-before.ts";
import type { Rule } from "./rule.ts";

/** Behind a content delivery network, a firewall counts the network's addresses: one limit for everybody. (DFZ-SVC-06, CON-DFZ-14) */
export const blurredLimit: Rule = {
  code: "TER-CHK-049",
  check: (graph) =>
    resourcesOf(graph, "waf")
      .filter(({ rules }) => rules.some(({ kind }) => kind === "rate"))
      .flatMap(({ id, guards }) =>
        edgesBefore(graph, guards)
          .filter(({ engine }) => engine === "cdn")
          .map((edge) => ({
            of: id,
            word: "guards",
            message: `${id} counts requests by address at ${guards}, where all that ${edge.id} sends has the network's own`,
            hint: "let it guard the edge, where clients are still told apart",
          })),
      ),
};
