import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Of a bucket with versions everything stays that anybody ever overwrote or deleted, until a rule takes it away. (CON-BRQ-41) */
export const endlessVersions: Rule = {
  code: "TER-CHK-031",
  check: (graph) =>
    resourcesOf(graph, "bucket")
      .filter(({ versioning, oldVersions }) => graph.target === "aws" && versioning && oldVersions === null)
      .map(({ id }) => ({
        of: id,
        word: "oldVersions",
        message: `${id} keeps every version of every object for ever`,
        hint: 'say when those go that were overwritten: oldVersions: "30d"',
      })),
};
