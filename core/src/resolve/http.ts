import type { HttpSpec } from "../spec/index.ts";
import type { ProcessPlan } from "./blueprint.ts";
import { add, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { healthCheck, moduleOf, processShape } from "./process.ts";

/** One HTTP service: one process of one or more modules. (CON-BRQ-16) */
export function resolveHttp(name: string, plan: ProcessPlan<HttpSpec>, draft: Draft): void {
  const { shape } = processShape(name, plan, draft);
  add(draft, {
    kind: "service",
    id: `service.${name}`,
    ...shape,
    modules: plan.members.map(moduleOf),
    port: plan.spec.port,
    health: healthCheck(plan.spec.health),
    protocol: plan.spec.protocol ?? "http",
    sticky: plan.spec.sticky == null ? null : milliseconds(plan.spec.sticky),
  });
}
