import { resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** An answer that depends on who asks must not be kept for the next one who does. (BRQ-CDN-03, STM-CDN-02, CON-BRQ-31) */
export const cachedCredentials: Rule = {
  code: "TER-CHK-050",
  check: (graph) =>
    resourcesOf(graph, "edge").flatMap(({ id, routes }) =>
      routes.flatMap(({ path, cache, forward }) => {
        if (cache === null || forward !== "all") return [];
        return [
          {
            of: id,
            word: `routes.${path}`,
            message: `answers to ${path} are kept for ${formatDuration(cache)}, and their origin sees every header, credentials too`,
            hint: 'keep anonymous answers only, forward: "needed", or none: cache: null',
          },
        ];
      }),
    ),
};
