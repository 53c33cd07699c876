import type { SiteSpec } from "../spec/index.ts";
import type { ProcessPlan } from "./blueprint.ts";
import { add, type Draft } from "./draft.ts";
import { healthCheck, processShape } from "./process.ts";

/** One web front end. (BRQ-LOCAL-06) */
export function resolveSite(name: string, plan: ProcessPlan<SiteSpec>, draft: Draft): void {
  const { shape } = processShape(name, plan, draft);
  add(draft, {
    kind: "site",
    id: `site.${name}`,
    ...shape,
    folder: plan.spec.folder,
    framework: plan.spec.framework ?? "next",
    port: plan.spec.port,
    health: healthCheck(plan.spec.health),
  });
}
