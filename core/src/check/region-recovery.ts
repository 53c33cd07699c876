import { type Graph, resourcesOf } from "../graph/index.ts";
import { AWS_REGIONS } from "../units/index.ts";
import { recoveryPromise } from "./recovery-promise.ts";
import type { Rule } from "./rule.ts";

/** The loss of a region is survived only by what stands, or lies, in another. (BRQ-ENV-06, BRQ-ENV-07, CON-BRQ-36) */
export const regionRecovery: Rule = {
  code: "TER-CHK-060",
  check: (graph) =>
    recoveryPromise(graph, "region") !== undefined && !hasOtherRegion(graph)
      ? [
          {
            of: null,
            word: "objectives.recovery.region",
            message: "the loss of a region is promised to be survived, and nothing stands or lies in another",
            hint: "add a standby, a replica of the database or copies of its backups in a second region",
          },
        ]
      : [],
};

function hasOtherRegion(graph: Graph): boolean {
  const places = [
    ...resourcesOf(graph, "standby").map(({ region }) => region),
    ...resourcesOf(graph, "postgres").flatMap(({ replicas }) => replicas.map(({ region }) => region)),
    ...resourcesOf(graph, "backup").flatMap(({ copyTo }) => copyTo),
  ];
  return places.some((place) => place !== graph.region && AWS_REGIONS.includes(place));
}
