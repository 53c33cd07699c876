import { resourcesOf } from "@terrace/core/graph";
import { rateOf } from "./discount.ts";
import type { Figures } from "./figures.ts";
import { HOURS } from "./month.ts";

/** What a reader must know before believing the figures. Only what touches this estimate. */
export function assumptionsOf({ graph, found, months }: Figures): readonly string[] {
  if (graph.target === "local") return ["Everything runs on a machine of your own: nobody bills it."];
  const has = (group: string): boolean => found.items.some((item) => item.group === group);
  const said: readonly (string | false)[] = [
    `A month is ${HOURS} hours; the provider bills the hours of the real one, 672 to 744.`,
    "List prices in US dollars, without taxes, support and credits of new accounts.",
    months === null &&
      "Nobody says how much is used: only what stands there in any case is priced, tasks at their minimum.",
    found.items.some(({ formula }) => formula.mid.includes("free")) &&
      "What is free every month is taken off once; environments of one account share it.",
    has("s3") &&
      "Objects arrive evenly for a year, in equal parts under each prefix, and lie in the class that the prefix's rules give their age.",
    has("cloudwatch") &&
      months !== null &&
      "Log lines are spread evenly over the streams; what is kept is counted as after a year.",
    has("alb") && months !== null && "Each request is counted as a connection of its own at the balancer.",
    resourcesOf(graph, "postgres").some(({ commitment }) => commitment !== null) &&
      "A reserved database covers the server, not its disk, backups, proxy or extended support.",
    ...withoutRate(found),
  ];
  return said.filter((sentence) => sentence !== false);
}

/** Promises for which the book has no rate: counted on demand. */
function withoutRate({ charges }: Figures["found"]): readonly string[] {
  const names = charges.flatMap(({ charge: { committable, isSpot }, items: [item] }) =>
    committable?.commitment != null &&
    !isSpot &&
    item !== undefined &&
    rateOf(committable.family, committable.commitment) === undefined
      ? [item.resource]
      : [],
  );
  return [...new Set(names)].map(
    (name) => `${name} is promised for a time, and the book has no rate for that: it is counted on demand.`,
  );
}
