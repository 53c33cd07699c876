import { type Graph, type ResourceId, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Breach, Rule } from "./rule.ts";

/** What can be lost between two copies must not exceed what was promised. A cache can be filled again and is left out. (CON-BRQ-09) */
export const recoveryPoint: Rule = {
  code: "TER-CHK-003",
  check(graph) {
    const { rpo } = graph.objectives;
    if (rpo === null) return [];
    const databases = resourcesOf(graph, "postgres").map(({ id }) => id);
    const buckets = resourcesOf(graph, "bucket").filter(({ replication }) => replication.length === 0);
    return [...databases, ...buckets.map(({ id }) => id)].flatMap((id) => breach(graph, id, rpo));
  },
};

function breach(graph: Graph, id: ResourceId, rpo: number): readonly Breach[] {
  return resourcesOf(graph, "backup")
    .filter(({ of }) => of === id)
    .flatMap(({ id: backup, every, continuous }) => {
      const lost = continuous?.lossBound ?? every;
      if (lost <= rpo) return [];
      return [
        {
          of: backup,
          word: continuous === null ? "every" : "continuous",
          message: `up to ${formatDuration(lost)} of ${id} can be lost, and ${formatDuration(rpo)} is promised`,
          hint: 'archive continuously: continuous: "5m", or copy as often as was promised',
        },
      ];
    });
}
