import { type Diagnostic, diagnose } from "../diagnostics/index.ts";
import {
  type CapabilitySpec,
  type EnvironmentHeader,
  type Layer,
  type Particulars,
  type Platform,
  type PlatformWords,
  readComplete,
  readParticular,
  readTriggers,
  SERVICE_FIELDS,
  type ServiceSpec,
} from "../spec/index.ts";
import type { Blueprint } from "./blueprint.ts";
import { compose } from "./compose.ts";
import { laid } from "./laid.ts";
import { placeOf } from "./place.ts";

/** What was read of a platform, and of an environment with those that it extends, the first of them first. */
export interface Sources {
  readonly platform: Platform;
  readonly words: PlatformWords;
  readonly chain: readonly string[];
  readonly layers: readonly Layer[];
  /** Whether the chain ends where it should, so that what is missing in it is missing. */
  readonly whole: boolean;
}

export interface Assembly {
  readonly blueprint: Blueprint;
  readonly findings: readonly Diagnostic[];
}

const NOTHING = {};

/** What each kind of service takes of words for all of them. */
const KNOWN_TO = new WeakMap<object, Map<ServiceSpec["kind"], object>>();

type Table<T> = Readonly<Record<string, T>>;

/** Lays an environment, and those it extends, over a platform. What is missing after that is told, and stood in for. */
export function assemble({ platform, words, chain, layers, whole }: Sources): Assembly {
  const environment = chain.at(-1) ?? "";
  const place = (path: readonly string[]): string => placeOf(platform, chain, path);
  /** Nobody wrote what is missing, so it is missing in this environment. */
  const lack = (...path: readonly string[]): string => {
    const found = place(path);
    return found.startsWith("environments.") ? found : `environments.${environment}.${found}`;
  };
  const capabilities = complete(capabilitiesOf(words, layers), (spec, name) => readComplete(spec, lack(name)));
  const services = complete(servicesOf(words, layers), (spec, name) => readComplete(spec, lack("services", name)));
  const alarms = complete(particular(words, layers, "alarms") ?? {}, (spec, name) =>
    spec === null ? { value: spec, findings: [] } : readComplete(spec, lack("alarms", name)),
  );
  const settled = <K extends keyof Particulars>(key: K) =>
    readParticular(key, particular(words, layers, key), lack(key));
  const particulars = {
    logs: settled("logs"),
    channels: settled("channels"),
    metrics: settled("metrics"),
    dashboards: settled("dashboards"),
    objectives: settled("objectives"),
    costs: settled("costs"),
    operations: settled("operations"),
    tags: settled("tags"),
  };
  const { logs, channels, metrics, dashboards, objectives, costs, operations, tags } = particulars;
  const triggers = readTriggers(layers.at(-1)?.triggers ?? {}, lack("triggers"));
  const compositions = Object.assign({}, ...layers.map((layer) => layer.compose ?? {}));
  const composition = compose(services.values, compositions, place);
  const blueprint: Blueprint = {
    platform: words.name,
    environment,
    environments: Object.keys(platform.environments),
    header: { ...headerOf(layers), triggers: triggers.value },
    logs: logs.value,
    alarms: alarms.values,
    channels: channels.value,
    metrics: metrics.value,
    dashboards: dashboards.value,
    objectives: objectives.value,
    costs: costs.value,
    operations: operations.value,
    tags: tags.value,
    acknowledge: [words, ...layers].flatMap(({ acknowledge = [] }) => acknowledge),
    capabilities: capabilities.values,
    processes: composition.processes,
    placeOf: place,
  };
  const parts = [capabilities, services, alarms, ...Object.values(particulars), triggers, composition];
  const unphased = whole ? phaseFindings(layers, environment) : [];
  return { blueprint, findings: [...unphased, ...parts.flatMap(({ findings }) => findings)] };
}

/** The phase decides the target where nobody does: the first rung stands on one machine. */
function headerOf(layers: readonly Layer[]): Omit<Blueprint["header"], "triggers"> {
  const { phase = "launch", target, region } = Object.assign({}, ...layers) as EnvironmentHeader;
  return {
    phase,
    target: target ?? (phase === "launch" ? "local" : "aws"),
    region: region ?? null,
    parameters: Object.assign({}, ...layers.map(({ parameters }) => parameters ?? {})),
  };
}

function phaseFindings(layers: readonly Layer[], environment: string): readonly Diagnostic[] {
  if (layers.some(({ phase }) => phase !== undefined)) return [];
  const path = `environments.${environment}.phase`;
  const hint = "say one of launch, growth, scale, full, or extend an environment that does";
  return [diagnose("TER-SPEC-004", path, { message: `${path} is missing`, hint })];
}

/** Null takes a capability away; a later environment that says something of it has it again, as it was before. */
function capabilitiesOf(words: PlatformWords, layers: readonly Layer[]): Table<CapabilitySpec> {
  const kept = Object.entries(words.capabilities).flatMap(([name, spec]) => {
    const said = layers.map(({ capabilities }) => capabilities[name]).filter((patch) => patch !== undefined);
    if (said.at(-1) === null) return [];
    return [[name, said.reduce<unknown>((all, patch) => (patch === null ? all : laid(all, patch)), spec)]];
  });
  return Object.fromEntries(kept) as Table<CapabilitySpec>;
}

/** A later environment wins over an earlier one; inside one, a service's own words win over `"*"`. */
function servicesOf(words: PlatformWords, layers: readonly Layer[]): Table<ServiceSpec> {
  return mapped(words.services, (spec, name) =>
    layers.reduce((all, { services = {} }) => {
      const wide = laid(all, knownTo(spec, services["*"] ?? NOTHING));
      return laid(wide, Object.hasOwn(services, name) ? services[name] : undefined) as ServiceSpec;
    }, spec),
  );
}

function knownTo({ kind }: ServiceSpec, patch: object): object {
  const kinds = KNOWN_TO.get(patch) ?? new Map<ServiceSpec["kind"], object>();
  KNOWN_TO.set(patch, kinds);
  const known =
    kinds.get(kind) ??
    Object.fromEntries(Object.entries(patch).filter(([key]) => SERVICE_FIELDS[kind].keys.includes(key)));
  kinds.set(kind, known);
  return known;
}

function particular<K extends keyof Particulars>(
  words: PlatformWords,
  layers: readonly Layer[],
  key: K,
): Particulars[K] {
  return layers.reduce<Particulars[K]>((all, layer) => {
    return (all === undefined ? layer[key] : laid(all, layer[key])) as Particulars[K];
  }, words[key]);
}

/** Parts that were read without a finding, with what was understood. */
const SOUND = new WeakMap<object, unknown>();

function complete<T extends object | null>(
  table: Table<T>,
  read: (value: T, name: string) => { readonly value: T; readonly findings: readonly Diagnostic[] },
): { readonly values: Table<T>; readonly findings: readonly Diagnostic[] } {
  const readings = Object.entries(table).map(([name, value]) => {
    const sound = value === null ? undefined : SOUND.get(value);
    if (sound !== undefined) return { name, value: sound as T, findings: [] };
    const reading = read(value, name);
    if (value !== null && reading.findings.length === 0) SOUND.set(value, reading.value);
    return { name, ...reading };
  });
  return {
    values: Object.fromEntries(readings.map(({ name, value }) => [name, value])),
    findings: readings.flatMap(({ findings }) => findings),
  };
}

function mapped<T>(table: Table<T>, change: (value: T, name: string) => T): Table<T> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value, name)]));
}
