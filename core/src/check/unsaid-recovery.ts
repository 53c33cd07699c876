import { findResource, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** RDS archives its log whenever it keeps backups: to leave that unsaid promises less than there is. (ATL-DB-06, CON-ATL-07) */
export const unsaidRecovery: Rule = {
  code: "TER-CHK-037",
  check: (graph) =>
    resourcesOf(graph, "backup")
      .filter(({ of, continuous }) => continuous === null && findResource(graph, "postgres", of) !== undefined)
      .filter(() => graph.target === "aws")
      .map(({ id, of }) => ({
        of: id,
        word: "continuous",
        message: `${of} is to have snapshots only, and RDS restores to any moment as soon as it keeps backups`,
        hint: 'say so: continuous: "5m"; it costs nothing more',
      })),
};
