import type { RevisionTasks } from "./observation.ts";

/** No tasks at all. */
export const NO_TASKS: RevisionTasks = {
  ...{ starting: 0, healthy: 0, unhealthy: 0, draining: 0, drained: 0, crashes: 0 },
  trouble: null,
};

/** Tasks that serve or are on their way to it: those that count towards the wanted number. */
export function meantToServe({ starting, healthy, unhealthy }: RevisionTasks): number {
  return starting + healthy + unhealthy;
}

/** Everything that still takes memory. */
export function alive(tasks: RevisionTasks): number {
  return meantToServe(tasks) + tasks.draining + tasks.drained;
}
