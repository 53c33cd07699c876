import { type Graph, type Postgres, resourcesOf } from "../graph/index.ts";
import { AWS_REGIONS, formatDuration } from "../units/index.ts";
import { recoveryPromise } from "./recovery-promise.ts";
import type { Rule } from "./rule.ts";

/** With its region a database loses what no replica or copy elsewhere has yet. (ATL-DR-08, ATL-DR-14, CON-ATL-15) */
export const regionRecoveryPoint: Rule = {
  code: "TER-CHK-061",
  check(graph) {
    const rpo = recoveryPromise(graph, "region")?.rpo ?? null;
    if (rpo === null) return [];
    return resourcesOf(graph, "postgres").flatMap((database) => {
      const lost = lostWithRegion(database, graph);
      if (lost <= rpo) return [];
      const amount = Number.isFinite(lost) ? `up to ${formatDuration(lost)}` : "everything";
      return [
        {
          of: database.id,
          word: "replicas",
          message: `with its region ${amount} of ${database.id} is lost, and ${formatDuration(rpo)} is promised`,
          hint: 'keep a replica there: replicas: [{ region, purpose: "recovery" }], or copy as often as was promised',
        },
      ];
    });
  },
};

/** Replicas follow within seconds; a copy is as old as the time between two of them. */
function lostWithRegion({ id, replicas }: Postgres, graph: Graph): number {
  if (replicas.some(({ region }) => region !== graph.region)) return 0;
  const copies = resourcesOf(graph, "backup").filter(
    ({ of, copyTo }) => of === id && copyTo.some((place) => place !== graph.region && AWS_REGIONS.includes(place)),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...copies.map(({ every }) => every));
}
