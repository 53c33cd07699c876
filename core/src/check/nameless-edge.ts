import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A content delivery network that no name leads to is paid for and passed by. (ATL-CDN-01, CON-ATL-14) */
export const namelessEdge: Rule = {
  code: "TER-CHK-047",
  check(graph) {
    const zones = resourcesOf(graph, "dns");
    const led = zones.flatMap(({ records }) =>
      records.flatMap(({ target }) => (target.kind === "resource" ? [target.id] : [])),
    );
    return resourcesOf(graph, "edge")
      .filter(({ id, engine, domain }) => zones.length > 0 && engine === "cdn" && domain !== null && !led.includes(id))
      .map(({ id }) => ({
        of: id,
        word: "domain",
        message: `${id} has a domain, and no record leads to it`,
        hint: "lead its name there, or give it one of its own, such as static",
      }));
  },
};
