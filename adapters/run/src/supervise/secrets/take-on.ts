import type { RunPlan } from "../../plan/run-plan.ts";
import type { ControllerContext } from "../controller.ts";
import { placed } from "../deploy/services.ts";
import { applyWanted, deployEnvironment } from "./carry-out.ts";
import { forgetTaken, noteTaken } from "./forget-taken.ts";

export type TakeOnContext = Pick<
  ControllerContext,
  "state" | "journal" | "store" | "services" | "planner" | "supervisor"
>;

/**
 * Has every process take on what the secrets are now, and no request notice: services whose environment becomes another get it by a deployment,
 * with tasks beside those that serve; then the plan says the same, so that nothing is left to be started anew.
 */
export async function takeOn(context: TakeOnContext): Promise<void> {
  const { state, journal, store } = context;
  forgetTaken(context);
  const changed = await changedEnvironments(context);
  noteTaken(store, Object.fromEntries(changed.map(({ service, env }) => [service, Object.keys(env)])));
  for (const { service, env } of changed) await deployEnvironment(state, journal, { service, env });
  await applyWanted(state, journal);
  forgetTaken(context);
}

interface ChangedEnvironment {
  readonly service: string;
  /** What differs; a variable that there is no more is empty. */
  readonly env: Readonly<Record<string, string>>;
}

async function changedEnvironments({
  supervisor,
  planner,
  store,
  services,
}: TakeOnContext): Promise<readonly ChangedEnvironment[]> {
  const ports = store.fact<Record<string, number>>("ports") ?? {};
  const next = (await planner()).plan(ports, placed(services.all));
  const present = environments(supervisor.plan);
  return [...environments(next)].flatMap(([service, wanted]) => {
    const found = present.get(service);
    if (found === undefined) return [];
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
    const differing = names.filter((name) => wanted[name] !== found[name]);
    return differing.length === 0
      ? []
      : [{ service, env: Object.fromEntries(differing.map((name) => [name, wanted[name] ?? ""])) }];
  });
}

/** The environment of one task of each service. */
function environments(plan: RunPlan | null): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const tasks = (plan?.processes ?? []).filter(({ role }) => role === "task");
  return new Map(tasks.flatMap(({ service, command }) => (service === null ? [] : [[service, command.env] as const])));
}
