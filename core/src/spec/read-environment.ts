import { CAPABILITY_FIELDS, type CapabilitySpec, isCapability } from "./capability.ts";
import {
  type CompositionWords,
  type EnvironmentHeader,
  headerFields,
  type Particulars,
  particularFields,
} from "./environment.ts";
import { type AnyField, below, type Field, type Findings, type Reading, refused, type Spot } from "./field.ts";
import { text } from "./leaf-fields.ts";
import type { Patch } from "./patch.ts";
import type { Platform } from "./platform.ts";
import { isService, SERVICE_FIELDS, type ServicePatch } from "./service.ts";
import {
  complainOfAbsence,
  complainOfKey,
  complainOfName,
  isObject,
  list,
  misnamed,
  NAME,
  nullable,
  readAll,
} from "./structure-fields.ts";

/** What was understood of one environment. */
export interface Layer extends EnvironmentHeader, Particulars {
  readonly services?: Readonly<Record<string, ServicePatch>>;
  readonly compose?: Readonly<Record<string, CompositionWords>>;
  /** Null where this environment does without what the platform has. */
  readonly capabilities: Readonly<Record<string, Patch<Omit<CapabilitySpec, "kind">> | null>>;
}

type Table = Readonly<Record<string, unknown>>;

const FIELDS: Readonly<Record<string, AnyField>> = { ...headerFields, ...particularFields };

const members = list("a list of services", text);

/** Reads one environment's patch of a platform. */
export function readEnvironment(
  platform: Platform,
  environment: string,
): { readonly layer: Layer; readonly findings: Findings } {
  const at: Spot = { path: `environments.${environment}`, complete: false };
  const patch = platform.environments[environment];
  const named = NAME.test(environment) ? [] : complainOfName(at, environment);
  if (!isObject(patch)) {
    const { findings } = refused(at, patch, "an environment: { phase, … }");
    return { layer: { capabilities: {} }, findings: [...named, ...findings] };
  }
  const { value: table = {}, findings } = readAll(patch, at, (key, value, spot) =>
    readPart(platform, { key, value }, spot),
  );
  const own = Object.entries(table).filter(([key]) => !isCapability(platform.words[key]));
  const capabilities = Object.entries(table).filter(([key]) => isCapability(platform.words[key]));
  const layer = { ...Object.fromEntries(own), capabilities: Object.fromEntries(capabilities) } as Layer;
  return { layer, findings: [...named, ...findings] };
}

function readPart(platform: Platform, { key, value }: { key: string; value: unknown }, at: Spot): Reading<unknown> {
  if (value === undefined) return { value, findings: [] };
  if (key === "services") return readPatches(platform, value, at);
  if (key === "compose") return readCompositions(value, at);
  const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  if (field !== undefined) return field.read(value, at);
  const capability = Object.hasOwn(platform.words, key) ? platform.words[key] : undefined;
  if (isCapability(capability)) return nullable(CAPABILITY_FIELDS[capability.kind] as Field<unknown>).read(value, at);
  const capabilities = Object.keys(platform.words).filter((name) => isCapability(platform.words[name]));
  const known = [...Object.keys(FIELDS), "services", "compose", ...capabilities];
  return { value: undefined, findings: complainOfKey(at, key, known) };
}

function readPatches(platform: Platform, patches: unknown, at: Spot): Reading<unknown> {
  if (!isObject(patches)) return refused(at, patches, "patches by service");
  const services: Table = isObject(platform.words.services) ? platform.words.services : {};
  return readAll(patches, at, (name, patch, spot) => {
    if (name === "*") return readWildcard(patch, spot);
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (isService(service)) return SERVICE_FIELDS[service.kind].read(patch, spot);
    return { value: undefined, findings: complainOfKey(spot, name, ["*", ...Object.keys(services)]) };
  });
}

/** `"*"` may say whatever any kind of service understands; each takes what it knows. */
function readWildcard(patch: unknown, at: Spot): Reading<unknown> {
  if (!isObject(patch)) return refused(at, patch, "a patch for all services");
  const kinds = Object.values(SERVICE_FIELDS);
  const known = [...new Set(kinds.flatMap(({ keys }) => keys))];
  return readAll(patch, at, (key, value, spot) => {
    const knowing = kinds.find(({ keys }) => keys.includes(key));
    if (knowing === undefined) return { value: undefined, findings: complainOfKey(spot, key, known) };
    const { value: read, findings } = knowing.read({ [key]: value }, at);
    return { value: (read as Table | undefined)?.[key], findings };
  });
}

function readCompositions(compositions: unknown, at: Spot): Reading<unknown> {
  if (!isObject(compositions)) return refused(at, compositions, "compositions by name");
  return readAll(compositions, at, (name, composition, spot) => {
    const reading = readComposition(composition, spot);
    return NAME.test(name) ? reading : misnamed(name, spot, reading);
  });
}

function readComposition(composition: unknown, at: Spot): Reading<unknown> {
  if (!isObject(composition)) return refused(at, composition, "a composition: { of, … }");
  const { of: parts, ...patch } = composition;
  const read = SERVICE_FIELDS.http.read(patch, at);
  const of = parts === undefined ? undefined : members.read(parts, below(at, "of"));
  const findings = of?.findings ?? complainOfAbsence(below(at, "of"), members.expects);
  return { value: { ...read.value, of: of?.value ?? [] }, findings: [...findings, ...read.findings] };
}
