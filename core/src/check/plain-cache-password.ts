import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** ElastiCache takes a password only over TLS. Source: AWS, "Authenticating with the AUTH command". (BRQ-CACHE-08, BRQ-ENC-03, CON-BRQ-43) */
export const plainCachePassword: Rule = {
  code: "TER-CHK-032",
  check: (graph) =>
    resourcesOf(graph, "redis")
      .filter(
        ({ password, encryption, container }) =>
          graph.target === "aws" && container === null && password !== null && !encryption.transit,
      )
      .map(({ id }) => ({
        of: id,
        word: "encryption",
        message: `${id} asks for a password, and its connections are not encrypted, which AWS refuses`,
        hint: "encryption: { transit: true }, or password: false",
      })),
};
