import { type DnsRecord, findResource, type Graph, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** Whoever looked a name up keeps the answer for its time to live, however soon another place is ready. (BRQ-DR-01, CON-BRQ-40) */
export const slowNames: Rule = {
  code: "TER-CHK-044",
  check(graph) {
    const promised = soonest(graph);
    return resourcesOf(graph, "dns").flatMap(({ id, records }) =>
      records
        .filter((record) => record.ttl > promised && isKept(record, graph))
        .map(({ name, ttl }) => ({
          of: id,
          word: `records.${name}`,
          message: `the answer to ${name || "the zone itself"} is kept for ${formatDuration(ttl)}, and service is promised back within ${formatDuration(promised)}`,
          hint: 'let answers be short-lived: ttl: "60s"',
        })),
    );
  },
};

/** Edges and balancers are answered by aliases, which have a time to live of their own: 60 seconds. Source: AWS, "Choosing between alias and non-alias records". */
function isKept({ target }: DnsRecord, graph: Graph): boolean {
  return target.kind === "name" || findResource(graph, "host", target.id) !== undefined;
}

/** The shortest promise that a change of names could be part of. */
function soonest({ objectives }: Graph): number {
  const regions = objectives.recovery.filter(({ failure }) => failure === "region").map(({ rto }) => rto);
  return Math.min(...[objectives.rto, ...regions].map((rto) => rto ?? Number.POSITIVE_INFINITY));
}
