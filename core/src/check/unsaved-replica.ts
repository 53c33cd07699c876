import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** RDS makes replicas from the log of backups, so a database without them has none. Source: AWS, "Working with DB instance read replicas". (BRQ-DB-07) */
export const unsavedReplica: Rule = {
  code: "TER-CHK-042",
  check(graph) {
    const saved = new Set(resourcesOf(graph, "backup").map(({ of }) => of));
    return resourcesOf(graph, "postgres")
      .filter(({ id, replicas }) => replicas.length > 0 && !saved.has(id))
      .map(({ id, replicas }) => ({
        of: id,
        word: "replicas",
        message: `${id} is to have ${replicas.length} replicas and has no backups to make them from`,
        hint: 'keep backups: backups: { keep: "7d" }',
      }));
  },
};
