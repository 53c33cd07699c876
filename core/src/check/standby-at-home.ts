import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A standby in the first region is lost together with it. (ATL-P4-01, BRQ-ENV-03) */
export const standbyAtHome: Rule = {
  code: "TER-CHK-058",
  check: (graph) =>
    resourcesOf(graph, "standby")
      .filter(({ region }) => region === graph.region)
      .map(({ id, region }) => ({
        of: id,
        word: "region",
        message: `${id} stands in ${region}, whose loss it is to outlive`,
        hint: "take another region",
      })),
};
