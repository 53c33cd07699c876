import { placed, type Services } from "./deploy/services.ts";
import { settleServices } from "./deploy/settle-service.ts";
import type { Intended } from "./foresee.ts";
import type { Planner } from "./planner.ts";
import type { PlatformPorts } from "./platform-ports.ts";
import type { Leftovers } from "./process/leftovers.ts";
import type { ProcessSet } from "./process-set.ts";

/** What there is when a plan is to be taken on. */
export interface Present {
  readonly left: Leftovers;
  readonly ports: PlatformPorts;
  readonly processes: ProcessSet;
  readonly services: Services;
}

/** What a plan would be carried out with, beside what runs now. Keeps nothing of it. */
export async function intend(
  planner: Planner,
  { left, ports, processes, services }: Present,
): Promise<Intended & { readonly ports: Readonly<Record<string, number>> }> {
  const known = [...left.alive.values(), ...processes.planned];
  const taken = known.flatMap(({ port }) => port ?? []);
  const chosen = await ports.choose(planner, taken);
  const present = known.map(({ name }) => name);
  const records = settleServices(services.all, planner.deployables, { living: new Set(present), now: Date.now() });
  const runsBy = (name: string) => left.alive.get(name)?.fingerprint ?? processes.find(name)?.runsBy ?? null;
  return { plan: planner.plan(chosen, placed(records)), records, runsBy, present, ports: chosen };
}
