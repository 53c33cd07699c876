import type { Service } from "@terrace/core/graph";
import { type PlanContext, portOf } from "./plan/context.ts";
import { type Part, planned } from "./plan/part.ts";
import { revisionOf, revisionsFolder } from "./plan/revision.ts";
import { healthProbe, listenOn, tasksOf } from "./plan/task.ts";

/** A service's tasks: one module runs its own entry, several share a process by the kit's `compose`. (CON-BRQ-16) */
export function planService(service: Service, context: PlanContext): Part {
  const shape = {
    run: (digest: string) => {
      const { tree, step } = revisionOf(service, digest, context);
      return { program: { argv: entryOf(service, tree), cwd: tree }, before: [step] };
    },
    env: (task: string) => listenOn(task, service, context),
    probe: (task: string) => healthProbe(service.health, portOf(context, task, service.id)),
  };
  return planned({
    folders: [{ path: revisionsFolder(service, context), owner: "control" }],
    processes: tasksOf(service, shape, context),
  });
}

function entryOf({ modules }: Service, tree: string): readonly string[] {
  const [first] = modules;
  if (modules.length === 1 && first !== undefined) return [`${tree}/${first.folder}/src/main.ts`];
  const compose = `${tree}/service-kit/src/process/compose.ts`;
  return [compose, ...modules.map(({ folder }) => `${tree}/${folder}/src/module.ts`)];
}
