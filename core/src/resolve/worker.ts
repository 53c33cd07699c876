import type { WorkerSpec } from "../spec/index.ts";
import type { ProcessPlan } from "./blueprint.ts";
import { add, complain, type Draft } from "./draft.ts";
import { moduleOf, processShape } from "./process.ts";

/** One worker with the queue that it serves. (BRQ-SVC-04) */
export function resolveWorker(name: string, plan: ProcessPlan<WorkerSpec>, draft: Draft): void {
  const { spec, path } = plan;
  const { shape, bound } = processShape(name, plan, draft);
  const queue = bound[0]?.bindings[spec.queue];
  if (queue === undefined || queue.kind !== "queue") {
    const hint = `let it need one: needs: { ${spec.queue}: "queue" }`;
    complain(draft, "TER-RES-003", {
      path: [...path, "queue"],
      message: `${name} serves "${spec.queue}", which is no queue that it needs`,
      hint,
    });
    return;
  }
  add(draft, {
    kind: "worker",
    id: `worker.${name}`,
    ...shape,
    module: moduleOf(spec),
    entry: spec.entry,
    queue: queue.id,
    topics: spec.topics ?? [],
    concurrency: spec.concurrency ?? 1,
  });
}
