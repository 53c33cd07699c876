import { type Graph, resourcesOf } from "../graph/index.ts";
import { recoveryPromise } from "./recovery-promise.ts";
import type { Rule } from "./rule.ts";

/** The loss of a zone is survived only by what stands in another as well. (WEB-ENV-02, CON-WEB-11, ATL-DR-07, CON-ATL-28) */
export const zoneRecovery: Rule = {
  code: "TER-CHK-062",
  check: (graph) =>
    graph.target === "aws" && recoveryPromise(graph, "zone") !== undefined
      ? inOneZone(graph).map((id) => ({
          of: id,
          word: null,
          message: `the loss of a zone is promised to be survived, and ${id} stands in one`,
          hint: "let a second zone have it too, or leave the promise out and say so",
        }))
      : [],
};

function inOneZone(graph: Graph): readonly string[] {
  const hosts = resourcesOf(graph, "host").map(({ id }) => id);
  const databases = resourcesOf(graph, "postgres").filter(
    ({ multiZone, replicas }) =>
      !multiZone && replicas.every(({ zone, region }) => zone === null && region === graph.region),
  );
  return [...hosts, ...databases.map(({ id }) => id)];
}
