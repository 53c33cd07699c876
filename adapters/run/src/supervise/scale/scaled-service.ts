import type { ScaledProcess } from "@terrace/core/control";
import { type Graph, type ProcessShape, resourcesOf, type TaskCount } from "@terrace/core/graph";
import { nameOf, type ProcessResource, processesOf } from "../../plan/name.ts";

/** A service, worker or site whose number of tasks may move, within what this machine may run. */
export interface ScaledService extends ScaledProcess, Pick<ProcessShape, "tasks" | "scale"> {
  /** The range in the graph; `tasks` is that range cut by the most that this machine runs. */
  readonly asked: Pick<TaskCount, "minimum" | "maximum">;
}

/** What scaling watches: everything that has a policy, or that an alarm may add tasks to. */
export function scaledServices(graph: Graph, maximumTasks: number): readonly ScaledService[] {
  const grown = new Set(
    resourcesOf(graph, "alarm").flatMap(({ of, actions }) => (actions.includes("add-task") ? [of] : [])),
  );
  return processesOf(graph)
    .filter(({ id, scale }) => scale.length > 0 || grown.has(id))
    .map((resource) => scaledService(resource, maximumTasks));
}

function scaledService(resource: ProcessResource, maximumTasks: number): ScaledService {
  const { cpu, memory, scale, tasks } = resource;
  const { minimum, maximum } = tasks;
  const cut = (count: number): number => Math.min(count, maximumTasks);
  return {
    ...{ service: nameOf(resource.id), cpu, memory, scale },
    ...(resource.kind === "worker"
      ? { jobsOf: resource.module.name, topics: resource.topics }
      : { jobsOf: null, topics: [] }),
    tasks: { desired: cut(tasks.desired), minimum: cut(minimum), maximum: cut(maximum) },
    asked: { minimum, maximum },
  };
}
