import type { Service } from "@terrace/core/graph";
import type { SynthContext } from "./assembly/context.ts";
import type { Part } from "./assembly/part.ts";
import { synthProcess } from "./process/process.ts";

/** An HTTP service: tasks of Fargate behind the balancer. */
export function synthService(service: Service, context: SynthContext): Part {
  return synthProcess(service, context);
}
