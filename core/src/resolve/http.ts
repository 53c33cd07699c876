import type { ResourceId } from "../graph/index.ts";
import type { HttpSpec } from "../spec/index.ts";
import type { ProcessPlan } from "./blueprint.ts";
import { add, complain, type Draft } from "./draft.ts";
import type { BoundMember } from "./environment-variables.ts";
import { milliseconds } from "./measure.ts";
import { healthCheck, moduleOf, processShape } from "./process.ts";

/** One HTTP service: one process of one or more modules. (CON-BRQ-16) */
export function resolveHttp(name: string, plan: ProcessPlan<HttpSpec>, draft: Draft): void {
  const { shape, bound } = processShape(name, plan, draft);
  add(draft, {
    kind: "service",
    id: `service.${name}`,
    ...shape,
    modules: plan.members.map(moduleOf),
    port: plan.spec.port,
    health: healthCheck(plan.spec.health),
    protocol: plan.spec.protocol ?? "http",
    takes: bound.flatMap((member) => queuesOf(member, draft, plan.path)),
    sticky: plan.spec.sticky == null ? null : milliseconds(plan.spec.sticky),
  });
}

/** Queues that a member takes from without a worker, each by its own word for it. (ATL-QUEUE-01) */
function queuesOf({ service, bindings }: BoundMember, draft: Draft, path: readonly string[]): readonly ResourceId[] {
  const words = service.kind === "http" ? (service.takes ?? []) : [];
  return words.flatMap((word) => {
    const need = bindings[word];
    if (need?.kind === "queue") return [need.id];
    complain(draft, "TER-RES-003", {
      path: [...path, "takes"],
      message: `${service.name} takes from "${word}", which is no queue that it needs`,
      hint: `let it need one: needs: { ${word}: "queue" }`,
    });
    return [];
  });
}
