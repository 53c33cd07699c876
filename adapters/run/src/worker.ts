import type { HealthCheck, Worker } from "@terrace/core/graph";
import { type PlanContext, portOf } from "./plan/context.ts";
import { type Part, planned } from "./plan/part.ts";
import { revisionOf, revisionsFolder } from "./plan/revision.ts";
import { healthProbe, listenOn, tasksOf } from "./plan/task.ts";

/** Nothing is routed to a worker, but it answers for itself as every process of the kit does. */
export const WORKER_HEALTH: HealthCheck = {
  path: "/health",
  interval: 1_000,
  timeout: 2_000,
  healthyAfter: 1,
  unhealthyAfter: 5,
  grace: 30_000,
  container: false,
  dependsOn: [],
};

/** A worker's tasks: no balancer knows them, the supervisor alone asks how they are. */
export function planWorker(worker: Worker, context: PlanContext): Part {
  const shape = {
    run: (digest: string) => {
      const { tree, step } = revisionOf(worker, digest, context);
      return { program: { argv: [`${tree}/${worker.module.folder}/${worker.entry}`], cwd: tree }, before: [step] };
    },
    env: (task: string) => ({
      ...listenOn(task, worker, context),
      WORKER_CONCURRENCY: String(worker.concurrency),
    }),
    probe: (task: string) => healthProbe(WORKER_HEALTH, portOf(context, task, worker.id)),
  };
  return planned({
    folders: [{ path: revisionsFolder(worker, context), owner: "control" }],
    processes: tasksOf(worker, shape, context),
  });
}
