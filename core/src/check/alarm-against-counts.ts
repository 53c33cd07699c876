import { type Alarm, findResource, type Graph, resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

const COUNTS_TASKS = ["healthy-tasks", "running-tasks"];

/** An alarm for too few tasks must not go off at the number that the platform itself allows. (CON-ATL-04) */
export const alarmAgainstCounts: Rule = {
  code: "TER-CHK-007",
  check: (graph) =>
    resourcesOf(graph, "alarm")
      .filter(({ metric, comparison }) => COUNTS_TASKS.includes(metric) && comparison.startsWith("<"))
      .flatMap((alarm) => {
        const quiet = watchedBy(graph, alarm).filter(({ tasks }) => ringsAt(alarm, tasks.minimum));
        return quiet.map(({ id, tasks }) => ({
          of: alarm.id,
          word: "below",
          message: `it goes off ${alarm.comparison} ${alarm.threshold} tasks, and ${id} may run ${tasks.minimum} without anything being wrong`,
          hint: `set the threshold to ${tasks.minimum}, or raise the minimum of ${id}`,
        }));
      }),
};

function ringsAt({ comparison, threshold }: Alarm, count: number): boolean {
  return comparison === "<" ? count < threshold : count <= threshold;
}

/** The process it watches; for one on a balancer, those behind it; else all. */
function watchedBy(graph: Graph, { of }: Alarm): ReturnType<typeof processResources> {
  const all = processResources(graph);
  if (of === null) return all;
  const balancer = findResource(graph, "balancer", of);
  const ids = balancer === undefined ? [of] : balancer.routes.map(({ target }) => target);
  return all.filter(({ id }) => ids.includes(id));
}
