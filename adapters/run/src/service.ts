import type { Service } from "@terrace/core/graph";
import { type PlanContext, portOf } from "./plan/context.ts";
import { type Part, planned } from "./plan/part.ts";
import { healthProbe, listenOn, tasksOf } from "./plan/task.ts";

/** A service's tasks: one module runs its own entry, several share a process by the kit's `compose`. (CON-BRQ-16) */
export function planService(service: Service, context: PlanContext): Part {
  const shape = {
    program: { argv: entryOf(service, context.placement.repository) },
    env: (task: string) => listenOn(task, service, context),
    before: [],
    probe: (task: string) => healthProbe(service.health, portOf(context, task, service.id)),
  };
  return planned({ processes: tasksOf(service, shape, context) });
}

function entryOf({ modules }: Service, repository: string): readonly string[] {
  const [first] = modules;
  if (modules.length === 1 && first !== undefined) return [`${repository}/${first.folder}/src/main.ts`];
  const compose = `${repository}/service-kit/src/process/compose.ts`;
  return [compose, ...modules.map(({ folder }) => `${repository}/${folder}/src/module.ts`)];
}
