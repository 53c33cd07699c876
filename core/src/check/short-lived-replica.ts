import { resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** A replica that takes over keeps its backups as long as the database did, or the promise shrinks on the worst day. (BRQ-DB-13, CON-BRQ-08) */
export const shortLivedReplica: Rule = {
  code: "TER-CHK-028",
  check: (graph) =>
    resourcesOf(graph, "postgres").flatMap(({ id, replicas }) => {
      const kept = Math.max(0, ...resourcesOf(graph, "backup").map(({ of, keep }) => (of === id ? keep : 0)));
      return replicas.flatMap(({ keep, region }) => {
        if (keep === null || keep >= kept) return [];
        return [
          {
            of: id,
            word: "replicas",
            message: `once promoted, the replica in ${region} keeps its backups for ${formatDuration(keep)}, and ${id} keeps them for ${formatDuration(kept)}`,
            hint: "leave keep out, so that both keep them alike",
          },
        ];
      });
    }),
};
