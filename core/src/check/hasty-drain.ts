import { type Graph, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/**
 * Clients of a silent connection learn with the next sign of life that they should come back elsewhere, and that comes within half
 * of the time after which the balancer would cut them. A task that ends sooner drops them. (DFZ-PROP-03, DFZ-DEPLOY-04, CON-DFZ-10)
 */
export const hastyDrain: Rule = {
  code: "TER-CHK-076",
  check: (graph) =>
    resourcesOf(graph, "service")
      .filter(({ protocol }) => protocol === "websocket")
      .flatMap(({ id, drain }) => {
        const silence = longestSilence(graph, id);
        if (drain >= silence) return [];
        return [
          {
            of: id,
            word: "drain",
            message: `${id} ends ${formatDuration(drain)} after it was told to, and a connection may be silent for ${formatDuration(silence)}`,
            hint: `give clients the time to leave: drain: "${formatDuration(silence)}"`,
          },
        ];
      }),
};

function longestSilence(graph: Graph, service: string): number {
  const timeouts = resourcesOf(graph, "balancer")
    .filter(({ routes }) => routes.some(({ target }) => target === service))
    .map(({ idleTimeout }) => idleTimeout);
  return Math.max(0, ...timeouts) / 2;
}
