import { resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

const DAY = 86_400_000;

/** Longest that RDS and ElastiCache keep their own backups. Source: AWS, "Backup retention period", RDS User Guide; ElastiCache quotas. */
const LONGEST = 35 * DAY;

/** Backups that the engine's own service does not keep for so long, also in a graph that nobody resolved. (CON-BRQ-08) */
export const overlongRetention: Rule = {
  code: "TER-CHK-027",
  check(graph) {
    const kept = new Set([...resourcesOf(graph, "postgres"), ...resourcesOf(graph, "redis")].map(({ id }) => id));
    return resourcesOf(graph, "backup")
      .filter(({ of, keep }) => graph.target === "aws" && kept.has(of) && keep > LONGEST)
      .map(({ id, of, keep }) => ({
        of: id,
        word: "keep",
        message: `backups of ${of} are to be kept for ${formatDuration(keep)}, and the service keeps them for 35d at most`,
        hint: 'keep them for 35d, and copy what must stay longer: copyTo: ["glacier"]',
      }));
  },
};
