import { type Diagnostic, diagnose, didYouMean } from "../diagnostics/index.ts";
import { type CompositionWords, type HttpSpec, merge, type ServiceSpec } from "../spec/index.ts";
import type { ProcessPlan } from "./blueprint.ts";

type Services = Readonly<Record<string, ServiceSpec>>;

export interface Composition {
  readonly processes: Readonly<Record<string, ProcessPlan>>;
  readonly findings: readonly Diagnostic[];
}

/** One process for each service, but one together for those that an environment composes. (CON-BRQ-16) */
export function compose(
  services: Services,
  compositions: Readonly<Record<string, CompositionWords>>,
  placeOf: (path: readonly string[]) => string,
): Composition {
  const entries = Object.entries(compositions);
  const taken = new Set(entries.flatMap(([, { of }]) => of));
  const alone = Object.entries(services).filter(([name]) => !taken.has(name));
  const plans = alone.map(([name, spec]) => [name, { spec, members: [spec], path: ["services", name] }] as const);
  const joined = entries.flatMap(([name, words]) => {
    const plan = together(services, name, words);
    return plan === null ? [] : [[name, plan] as const];
  });
  return {
    processes: Object.fromEntries([...plans, ...joined]),
    findings: entries.flatMap(([name, { of }]) =>
      of.flatMap((member, index) => strangers(services, member, placeOf(["compose", name, "of", String(index)]))),
    ),
  };
}

/** The first member's words, all members' paths, and over them what the composition says. */
function together(services: Services, name: string, { of, ...patch }: CompositionWords): ProcessPlan | null {
  const members = of.flatMap((member) => httpService(services, member) ?? []);
  const [first] = members;
  if (first === undefined) return null;
  // One that holds connections open makes the process one that does.
  const held = members.some(({ protocol }) => protocol === "websocket") ? ({ protocol: "websocket" } as const) : {};
  const spec = merge({ ...first, ...held, paths: members.flatMap(({ paths }) => paths) }, patch) as HttpSpec;
  const { env = {} } = patch;
  return { spec, members: members.map((member) => merge(member, { env }) as HttpSpec), path: ["compose", name] };
}

function strangers(services: Services, member: string, place: string): readonly Diagnostic[] {
  if (httpService(services, member) !== undefined) return [];
  const kind = Object.hasOwn(services, member) ? services[member]?.kind : undefined;
  const message =
    kind === undefined
      ? `there is no service called "${member}"`
      : `"${member}" is a ${kind}, and only services share a process`;
  const among = Object.keys(services).filter((name) => httpService(services, name) !== undefined);
  return [diagnose("TER-RES-003", place, { message, hint: didYouMean(member, among) })];
}

function httpService(services: Services, name: string): HttpSpec | undefined {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  return service?.kind === "http" ? service : undefined;
}
