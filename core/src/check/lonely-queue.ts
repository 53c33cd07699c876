import { type ResourceId, resourcesOf } from "../graph/index.ts";
import { type ProcessResource, processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** A queue joins two: one that gives and one that takes. (BRQ-QUEUE-01, CON-BRQ-44) */
export const lonelyQueue: Rule = {
  code: "TER-CHK-070",
  check: (graph) =>
    resourcesOf(graph, "queue").flatMap(({ id }) => {
      const users = processResources(graph).filter(({ uses }) => uses.includes(id));
      const isTaken = users.some((user) => takesFrom(user, id));
      if (users.length > 1 && isTaken) return [];
      return [
        {
          of: id,
          word: null,
          message:
            users.length > 1
              ? `${users.map((user) => user.id).join(" and ")} give to ${id}, and nobody takes from it`
              : `${users[0]?.id ?? "nothing"} alone uses ${id}: a job needs somebody who gives it and somebody who takes it`,
          hint: "add the worker, say which service takes from it, or take the queue away",
        },
      ];
    }),
};

function takesFrom(process: ProcessResource, queue: ResourceId): boolean {
  if (process.kind === "worker") return process.queue === queue;
  return process.kind === "service" && process.takes.includes(queue);
}
