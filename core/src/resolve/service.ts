import type { ServiceKind, Services } from "../spec/index.ts";
import type { ProcessPlan } from "./blueprint.ts";
import type { Draft } from "./draft.ts";
import { resolveHttp } from "./http.ts";
import { resolveSite } from "./site.ts";
import { sorted } from "./sorted.ts";
import { resolveWorker } from "./worker.ts";

/** One function per kind of service: a kind without one does not compile. */
const RESOLVERS: { readonly [K in ServiceKind]: (name: string, plan: ProcessPlan<Services[K]>, draft: Draft) => void } =
  {
    http: resolveHttp,
    site: resolveSite,
    worker: resolveWorker,
  };

/** Resolves every process to be. Runs after the capabilities, which the processes need. */
export function resolveServices(draft: Draft): void {
  for (const [name, plan] of sorted(draft.blueprint.processes)) resolveService(name, plan, draft);
}

function resolveService<K extends ServiceKind>(name: string, plan: ProcessPlan, draft: Draft): void {
  const kind = plan.spec.kind as K;
  RESOLVERS[kind](name, plan as ProcessPlan<Services[K]>, draft);
}
