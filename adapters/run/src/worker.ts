import type { HealthCheck, Worker } from "@terrace/core/graph";
import { type PlanContext, portOf } from "./plan/context.ts";
import { type Part, planned } from "./plan/part.ts";
import { healthProbe, listenOn, tasksOf } from "./plan/task.ts";

/** Nothing is routed to a worker, but it answers for itself as every process of the kit does. */
const HEALTH: HealthCheck = {
  path: "/health",
  interval: 1_000,
  timeout: 2_000,
  healthyAfter: 1,
  unhealthyAfter: 5,
  grace: 30_000,
  dependsOn: [],
};

/** A worker's tasks: no balancer knows them, the supervisor alone asks how they are. */
export function planWorker(worker: Worker, context: PlanContext): Part {
  const shape = {
    program: { argv: [`${context.placement.repository}/${worker.module.folder}/${worker.entry}`] },
    env: (task: string) => ({
      ...listenOn(task, worker, context),
      WORKER_CONCURRENCY: String(worker.concurrency),
    }),
    before: [],
    probe: (task: string) => healthProbe(HEALTH, portOf(context, task, worker.id)),
  };
  return planned({ processes: tasksOf(worker, shape, context) });
}
