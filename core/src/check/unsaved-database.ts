import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A database without copies is one mistake away from being empty. One developer's machine is left out. (BRQ-DB-05) */
export const unsavedDatabase: Rule = {
  code: "TER-CHK-015",
  check(graph) {
    if (graph.target === "local") return [];
    const saved = new Set(resourcesOf(graph, "backup").map(({ of }) => of));
    return resourcesOf(graph, "postgres")
      .filter(({ id }) => !saved.has(id))
      .map(({ id }) => ({
        of: id,
        word: "backups",
        message: `${id} has no backups`,
        hint: 'say how long copies are kept: backups: { keep: "7d" }',
      }));
  },
};
