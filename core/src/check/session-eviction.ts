import { resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** A full cache that may remove any key signs people out. (WEB-FEAT-05, WEB-CACHE-03, CON-WEB-06) */
export const sessionEviction: Rule = {
  code: "TER-CHK-035",
  check: (graph) =>
    resourcesOf(graph, "redis")
      .filter(({ eviction }) => eviction === "allkeys-lru")
      .flatMap((cache) => {
        const keepers = processResources(graph).filter(
          ({ uses, env }) => uses.includes(cache.id) && Object.keys(env).some((name) => name.startsWith("SESSION_")),
        );
        return keepers.map(({ id }) => ({
          of: cache.id,
          word: "eviction",
          message: `${id} keeps sessions in ${cache.id}, which removes any key once it is full`,
          hint: 'let only keys with an end go: eviction: "volatile-lru"',
        }));
      }),
};
