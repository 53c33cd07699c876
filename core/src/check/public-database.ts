import { type Graph, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Databases and caches are reached from inside only. (BRQ-DB-12, BRQ-CACHE-01) */
export const publicDatabase: Rule = {
  code: "TER-CHK-005",
  check: (graph) =>
    [...resourcesOf(graph, "postgres"), ...resourcesOf(graph, "redis")].flatMap((engine) => {
      const why = exposure(graph, engine);
      if (why === null) return [];
      return [
        {
          of: engine.id,
          word: null,
          message: `${engine.id} is open to the internet: ${why}`,
          hint: "keep it in a private tier and reach it through a service",
        },
      ];
    }),
};

interface Engine {
  readonly id: string;
  readonly tier: string;
  readonly publiclyAccessible?: boolean;
  /** On a shared machine only the machine has an address. */
  readonly container?: unknown;
}

function exposure(graph: Graph, engine: Engine): string | null {
  if (engine.publiclyAccessible === true) return "it has a public address";
  if (engine.tier === "public" && engine.container == null) return "it stands in the public tier";
  const open = resourcesOf(graph, "security-edge").some(({ from, to }) => from === "internet" && to === engine.id);
  return open ? "a security edge lets the internet in" : null;
}
