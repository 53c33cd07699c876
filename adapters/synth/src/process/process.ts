import type { SynthContext } from "../assembly/context.ts";
import type { ProcessResource } from "../assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "../assembly/part.ts";
import { buildEcsService } from "./ecs-service.ts";
import { buildScaling } from "./scaling.ts";
import { buildTaskDefinition } from "./task-definition.ts";

/** What every kind of process becomes: a task definition, a service of ECS that keeps so many tasks of it, and what moves their number. */
export function synthProcess(process: ProcessResource, context: SynthContext): Part {
  if (process.host !== null) return absent("a container on the machine, which the Compose file brings up");
  const definition = buildTaskDefinition(process, context);
  buildEcsService(process, definition, context);
  buildScaling(process, context);
  return SYNTHESIZED;
}
