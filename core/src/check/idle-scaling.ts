import { type ProcessResource, processResources } from "./process-resources.ts";
import type { Breach, Rule } from "./rule.ts";

/** A range of tasks is a wish until something moves inside it, and a policy without a range has nowhere to go. (BRQ-COMP-04, BRQ-COMP-05) */
export const idleScaling: Rule = {
  code: "TER-CHK-025",
  check: (graph) => processResources(graph).flatMap(breaches),
};

function breaches({ id, tasks, scale }: ProcessResource): readonly Breach[] {
  if (tasks.minimum < tasks.maximum && scale.length === 0)
    return [
      {
        of: id,
        word: "tasks",
        message: `${id} may run ${tasks.minimum} to ${tasks.maximum} tasks, and nothing says when`,
        hint: 'say what moves the number: scale: { cpu: "70%" }',
      },
    ];
  if (tasks.minimum === tasks.maximum && scale.length > 0)
    return [
      {
        of: id,
        word: "scale",
        message: `${id} is to scale, and its number of tasks is fixed at ${tasks.maximum}`,
        hint: "give a range: tasks: [2, 10]",
      },
    ];
  return [];
}
