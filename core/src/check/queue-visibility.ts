import { findResource, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** A worker that is being stopped keeps its job until its drain ends; if the job comes free before, two workers do it at once. */
export const queueVisibility: Rule = {
  code: "TER-CHK-013",
  check: (graph) =>
    resourcesOf(graph, "worker").flatMap(({ id, drain, queue: served }) => {
      const queue = findResource(graph, "queue", served);
      if (queue === undefined || queue.visibility > drain) return [];
      return [
        {
          of: queue.id,
          word: "visibility",
          message: `a job comes free after ${formatDuration(queue.visibility)}, while ${id} may work on it for ${formatDuration(drain)} after it was told to stop`,
          hint: "let the job stay with its worker for longer than the drain",
        },
      ];
    }),
};
