import { needsSecondZone } from "./availability-goal.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** With one task, every failure of a zone or a machine is an outage until another has started. */
export const singleTask: Rule = {
  code: "TER-CHK-021",
  check: (graph) =>
    needsSecondZone(graph)
      ? processResources(graph)
          .filter(({ kind, tasks }) => kind !== "worker" && tasks.minimum < 2)
          .map(({ id, tasks }) => ({
            of: id,
            word: "tasks",
            message: `${id} may run ${tasks.minimum === 0 ? "without a task" : "one task"}, and more is promised than one can keep`,
            hint: "let at least two run",
          }))
      : [],
};
