import type { Worker } from "@terrace/core/graph";
import type { PlanContext } from "./plan/context.ts";
import { below } from "./plan/name.ts";
import { type Part, planned } from "./plan/part.ts";
import type { Probe } from "./plan/run-plan.ts";
import { tasksOf } from "./plan/task.ts";

/** A worker beats every few seconds, also in the middle of a job; this long without a beat means that it hangs. */
const SILENCE = 30_000;

/** A worker's tasks. They answer nobody, so a heartbeat file is what tells that they live. */
export function planWorker(worker: Worker, context: PlanContext): Part {
  const heartbeat = (task: string) => below(context, "heartbeat", task);
  const shape = {
    program: { argv: [`${context.placement.repository}/${worker.module.folder}/${worker.entry}`] },
    env: (task: string) => ({ HEARTBEAT_FILE: heartbeat(task), WORKER_CONCURRENCY: String(worker.concurrency) }),
    before: [],
    probe: (task: string) => heartbeatProbe(heartbeat(task)),
  };
  return planned({
    folders: [{ path: below(context, "heartbeat"), mode: 0o700 }],
    processes: tasksOf(worker, shape, context),
  });
}

function heartbeatProbe(path: string): Probe {
  return {
    check: { kind: "heartbeat", path, maximumAge: SILENCE },
    interval: 1_000,
    timeout: 1_000,
    unhealthyAfter: 3,
    grace: 30_000,
  };
}
