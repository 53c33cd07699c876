import { resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** A queue joins two: one that gives and one that takes. (BRQ-QUEUE-01, CON-BRQ-44) */
export const lonelyQueue: Rule = {
  code: "TER-CHK-070",
  check: (graph) =>
    resourcesOf(graph, "queue").flatMap(({ id }) => {
      const users = processResources(graph).filter(({ uses }) => uses.includes(id));
      if (users.length > 1) return [];
      return [
        {
          of: id,
          word: null,
          message: `${users[0]?.id ?? "nothing"} alone uses ${id}: a job needs somebody who gives it and somebody who takes it`,
          hint: "add the worker, or take the queue away",
        },
      ];
    }),
};
