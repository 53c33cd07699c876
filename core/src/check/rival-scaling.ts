import { resourcesOf } from "../graph/index.ts";
import { formatPercent } from "../units/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** Two hands on one number: target tracking brings the measure back by itself, and an alarm adds a task on top. (STM-ALARM-01, STM-COMP-05, CON-STM-11) */
export const rivalScaling: Rule = {
  code: "TER-CHK-067",
  check: (graph) =>
    resourcesOf(graph, "alarm")
      .filter(({ actions }) => actions.includes("add-task"))
      .flatMap(({ id, of, metric, threshold }) =>
        processResources(graph)
          .filter((process) => process.id === of)
          .flatMap(({ scale }) => scale)
          .flatMap((policy) =>
            policy.kind === "target" && policy.metric === metric
              ? [
                  {
                    of: id,
                    word: "actions",
                    message: `it adds a task to ${of} at ${formatPercent(threshold)} of ${metric}, which is scaled to ${formatPercent(policy.target)} already`,
                    hint: "let the alarm tell, and the target scale",
                  },
                ]
              : [],
          ),
      ),
};
