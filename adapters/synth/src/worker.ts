import type { Worker } from "@terrace/core/graph";
import type { SynthContext } from "./assembly/context.ts";
import type { Part } from "./assembly/part.ts";
import { synthProcess } from "./process/process.ts";

/** A worker: tasks of Fargate that take messages from a queue and answer nobody. (BRQ-SVC-04) */
export function synthWorker(worker: Worker, context: SynthContext): Part {
  return synthProcess(worker, context);
}
