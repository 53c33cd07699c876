import { type Alarm, resourcesOf } from "../graph/index.ts";
import { formatPercent } from "../units/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** Two hands on one number: target tracking brings the measure back by itself, and an alarm adds a task on top. (STM-ALARM-01, STM-COMP-05, CON-STM-11) */
export const rivalScaling: Rule = {
  code: "TER-CHK-067",
  check: (graph) =>
    resourcesOf(graph, "alarm")
      .filter(({ actions }) => actions.includes("add-task"))
      .flatMap(({ id, of, metric, threshold, unit }) =>
        processResources(graph)
          .filter((process) => process.id === of)
          .flatMap(({ scale }) => scale)
          .flatMap((policy) =>
            policy.kind === "target" && policy.metric === metric
              ? [
                  {
                    of: id,
                    word: "actions",
                    message: `it adds a task to ${of} at ${written(threshold, unit)} of ${metric}, which is scaled to ${written(policy.target, unit)} already`,
                    hint: "let the alarm tell, and the target scale",
                  },
                ]
              : [],
          ),
      ),
};

/** A target of the same metric counts the same things as the alarm. */
function written(amount: number, unit: Alarm["unit"]): string {
  return unit === "ratio" ? formatPercent(amount) : String(amount);
}
