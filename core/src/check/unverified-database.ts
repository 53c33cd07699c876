import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Queries cross a network outside one machine, so the server is verified. (BRQ-DB-10, CON-BRQ-23) */
export const unverifiedDatabase: Rule = {
  code: "TER-CHK-019",
  check: (graph) =>
    graph.target === "local"
      ? []
      : resourcesOf(graph, "postgres")
          .filter(({ tls }) => tls === "off")
          .map(({ id }) => ({
            of: id,
            word: "tls",
            message: `connections to ${id} are neither encrypted nor verified`,
            hint: 'verify the server against its authority: tls: "verify"',
          })),
};
