import { type Diagnostic, diagnose, didYouMean } from "../diagnostics/index.ts";
import {
  type AcknowledgementWords,
  type AlarmWords,
  type CapabilitySpec,
  type CompositionWords,
  type EnvironmentHeader,
  isCapability,
  type LogWords,
  merge,
  type ObjectivesWords,
  type Platform,
  SERVICE_FIELDS,
  type ServiceSpec,
} from "../spec/index.ts";
import type { Blueprint, ProcessPlan } from "./blueprint.ts";

/** One environment as it stands in the platform, after it was inspected. */
interface Layer extends EnvironmentHeader {
  readonly services?: Readonly<Record<string, object>>;
  readonly compose?: Readonly<Record<string, CompositionWords>>;
  readonly logs?: Readonly<Record<string, LogWords>>;
  readonly alarms?: Readonly<Record<string, AlarmWords | null>>;
  readonly objectives?: ObjectivesWords;
  readonly acknowledge?: readonly AcknowledgementWords[];
}

type Diagnostics = readonly Diagnostic[];

/** Lays an environment, and those it extends, over a platform. Both must have passed inspection. */
export function assemble(
  platform: Platform,
  chain: readonly string[],
): { blueprint: Blueprint; diagnostics: Diagnostics } {
  const layers = chain.map((name) => platform.environments[name] as Layer);
  const environment = chain.at(-1) ?? "";
  const base = platform.words as unknown as Layer & {
    readonly name: string;
    readonly services?: Record<string, ServiceSpec>;
  };
  const header = layers.reduce<EnvironmentHeader>((all, layer) => merge(all, headerOf(layer)) as EnvironmentHeader, {});
  const phase = header.phase ?? "launch";
  const { processes, diagnostics } = composed(servicesOf(base.services ?? {}, layers), layers, environment);
  const over = <T>(pick: (layer: Layer) => T | undefined, start: T): T =>
    [base as Layer, ...layers].reduce<T>((all, layer) => merge(all, pick(layer)) as T, start);
  const blueprint: Blueprint = {
    platform: base.name,
    environment,
    header: { ...header, phase, target: header.target ?? (phase === "launch" ? "local" : "aws") },
    logs: over((layer) => layer.logs, {}),
    alarms: over((layer) => layer.alarms, {}),
    objectives: over<ObjectivesWords>((layer) => layer.objectives, {}),
    acknowledge: [base as Layer, ...layers].flatMap((layer) => layer.acknowledge ?? []),
    capabilities: capabilitiesOf(platform, layers),
    processes,
    placeOf: (path) => placeOf(platform, chain, path),
  };
  const unphased = header.phase === undefined ? [missingPhase(environment)] : [];
  return { blueprint, diagnostics: [...unphased, ...diagnostics] };
}

function headerOf({ phase, target, region, parameters }: Layer): unknown {
  return Object.fromEntries(
    Object.entries({ phase, target, region, parameters }).filter(([, value]) => value !== undefined),
  );
}

function missingPhase(environment: string): Diagnostic {
  return diagnose("TER-SPEC-004", `environments.${environment}.phase`, {
    message: `environments.${environment}.phase is missing`,
    hint: "say one of launch, growth, scale, full, or extend an environment that does",
  });
}

function capabilitiesOf(platform: Platform, layers: readonly Layer[]): Record<string, CapabilitySpec> {
  const own = Object.entries(platform.words).filter(([, value]) => isCapability(value));
  return Object.fromEntries(
    own.map(([name, spec]) => [
      name,
      layers.reduce((all, layer) => merge(all, (layer as never)[name]), spec) as CapabilitySpec,
    ]),
  );
}

/** A later environment wins over an earlier one; inside one, a service's own words win over `"*"`. */
function servicesOf(services: Record<string, ServiceSpec>, layers: readonly Layer[]): Record<string, ServiceSpec> {
  const patched = (name: string, spec: ServiceSpec): ServiceSpec =>
    layers.reduce((all, { services: patches = {} }) => {
      const wide = merge(all, understood(spec, patches["*"] ?? {}));
      return merge(wide, Object.hasOwn(patches, name) ? patches[name] : undefined) as ServiceSpec;
    }, spec);
  return Object.fromEntries(Object.entries(services).map(([name, spec]) => [name, patched(name, spec)]));
}

function understood({ kind }: ServiceSpec, patch: object): object {
  return Object.fromEntries(Object.entries(patch).filter(([key]) => SERVICE_FIELDS[kind].keys.includes(key)));
}

function composed(
  services: Readonly<Record<string, ServiceSpec>>,
  layers: readonly Layer[],
  environment: string,
): { processes: Record<string, ProcessPlan>; diagnostics: Diagnostics } {
  const compositions = Object.entries<CompositionWords>(Object.assign({}, ...layers.map(({ compose }) => compose)));
  const taken = new Set(compositions.flatMap(([, { of }]) => of));
  const alone = Object.entries(services).filter(([name]) => !taken.has(name));
  const plans = alone.map(([name, spec]): [string, ProcessPlan] => [
    name,
    { spec, members: [spec], path: ["services", name] },
  ]);
  const joined = compositions.flatMap(([name, { of, ...patch }]): [string, ProcessPlan][] => {
    const members = of.flatMap((member) => services[member] ?? []);
    const [first] = members;
    if (first === undefined) return [];
    const spec = merge(
      { ...first, paths: members.flatMap((member) => ("paths" in member ? (member.paths ?? []) : [])) },
      patch,
    );
    return [
      [
        name,
        {
          spec: spec as ServiceSpec,
          members: members.map((member) => withEnv(member, patch)),
          path: ["compose", name],
        },
      ],
    ];
  });
  const diagnostics = compositions.flatMap(([name, { of }]) => [
    ...of.flatMap((member, index) =>
      strangers(services, member, `environments.${environment}.compose.${name}.of.${index}`),
    ),
  ]);
  return { processes: Object.fromEntries([...plans, ...joined]), diagnostics };
}

/** Variables that a composition sets are set for each of its members. */
function withEnv(member: ServiceSpec, { env }: Omit<CompositionWords, "of">): ServiceSpec {
  return env === undefined ? member : (merge(member, { env }) as ServiceSpec);
}

function strangers(services: Readonly<Record<string, ServiceSpec>>, member: string, path: string): Diagnostics {
  const kind = Object.hasOwn(services, member) ? services[member]?.kind : undefined;
  if (kind === "http") return [];
  const among = Object.keys(services).filter((name) => services[name]?.kind === "http");
  const message =
    kind === undefined
      ? `there is no service called "${member}"`
      : `"${member}" is a ${kind}, and only services share a process`;
  return [diagnose("TER-RES-003", path, { message, hint: didYouMean(member, among) })];
}

function placeOf(platform: Platform, chain: readonly string[], path: readonly string[]): string {
  const wide = path[0] === "services" ? [path, ["services", "*", ...path.slice(2)]] : [path];
  for (const name of chain.toReversed())
    for (const keys of wide)
      if (stands(platform.environments[name], keys)) return ["environments", name, ...keys].join(".");
  if (stands(platform.words, path)) return path.join(".");
  return path.length === 0 ? `environments.${chain.at(-1)}` : placeOf(platform, chain, path.slice(0, -1));
}

function stands(value: unknown, path: readonly string[]): boolean {
  if (path.length === 0) return false;
  const found = path.reduce<unknown>((all, key) => (all as Record<string, unknown> | null | undefined)?.[key], value);
  return found !== undefined;
}
