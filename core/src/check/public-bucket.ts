import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Objects are served by the edge with signed paths; a bucket that anybody can read makes private videos public. */
export const publicBucket: Rule = {
  code: "TER-CHK-016",
  check: (graph) =>
    resourcesOf(graph, "bucket")
      .filter(({ publicRead }) => publicRead)
      .map(({ id }) => ({
        of: id,
        word: "public",
        message: `anybody can read ${id}`,
        hint: "serve it by the edge: signed: true, and a route to it",
      })),
};
