import { type AlarmWords, alarmField } from "./alarm.ts";
import { CAPABILITY_FIELDS, type CapabilitySpec, isCapability } from "./capability.ts";
import { type EnvironmentHeader, headerFields, type Particulars, particularFields } from "./environment.ts";
import { type AnyField, below, type Findings, type Reading, refused, type Spot } from "./field.ts";
import type { Platform } from "./platform.ts";
import { isService, SERVICE_FIELDS, type ServiceSpec } from "./service.ts";
import {
  complainOfAbsence,
  complainOfKey,
  complainOfName,
  isObject,
  misnamed,
  NAME,
  readAll,
} from "./structure-fields.ts";

/** What was understood of a platform's own words. */
export interface PlatformWords extends Particulars {
  readonly name: string;
  readonly capabilities: Readonly<Record<string, CapabilitySpec>>;
  readonly services: Readonly<Record<string, ServiceSpec>>;
}

const ROOT: Spot = { path: "", complete: false };

const PARTICULARS: Readonly<Record<string, AnyField>> = particularFields;

const KNOWN = ["name", "services", ...Object.keys(particularFields)];

/** Reads all that stands at a platform's top level. */
export function readPlatform({ words }: Platform): { readonly words: PlatformWords; readonly findings: Findings } {
  const own = Object.fromEntries(Object.entries(words).filter(([key]) => key !== "name" && key !== "services"));
  const parts = readAll(own, ROOT, readPart);
  const services = words.services === undefined ? {} : words.services;
  const read = readServices(services, below(ROOT, "services"));
  const table = parts.value ?? {};
  const capabilities = Object.fromEntries(Object.entries(table).filter(([, value]) => isCapability(value)));
  const particulars = Object.fromEntries(Object.entries(table).filter(([, value]) => !isCapability(value)));
  return {
    words: {
      ...(particulars as Particulars),
      name: typeof words.name === "string" ? words.name : "",
      capabilities: capabilities as PlatformWords["capabilities"],
      services: (read.value ?? {}) as PlatformWords["services"],
    },
    findings: [...nameFindings(words.name, below(ROOT, "name")), ...parts.findings, ...read.findings],
  };
}

/** Reads one finished capability, service or alarm: what is required must be there now. */
export function readComplete<Part extends CapabilitySpec | ServiceSpec | AlarmWords>(
  part: Part,
  path: string,
): { readonly value: Part; readonly findings: Findings } {
  const at: Spot = { path, complete: true };
  const { value, findings } = fieldOf(part).read(part, at);
  return { value: (value ?? part) as Part, findings };
}

/** Reads what a finished platform says at its top level under one key: what is required must be there now. */
export function readParticular<K extends keyof Particulars>(
  key: K,
  value: Particulars[K],
  path: string,
): { readonly value: NonNullable<Particulars[K]>; readonly findings: Findings } {
  const read = particularFields[key].read(value ?? {}, { path, complete: true });
  return { value: (read.value ?? {}) as NonNullable<Particulars[K]>, findings: read.findings };
}

/** Reads an environment's triggers: what is required must be there, as no other environment adds to them. */
export function readTriggers(
  triggers: NonNullable<EnvironmentHeader["triggers"]>,
  path: string,
): { readonly value: NonNullable<EnvironmentHeader["triggers"]>; readonly findings: Findings } {
  const { value = {}, findings } = headerFields.triggers.read(triggers, { path, complete: true });
  return { value, findings };
}

/** Whether a value has the outline of a platform. Only then is there anything inside to read. */
export function isPlatform(value: unknown): value is Platform {
  return isObject(value) && value.kind === "platform" && isObject(value.words) && isObject(value.environments);
}

/** The finding that a value is no platform at all. */
export function complainOfPlatform(value: unknown): Findings {
  return refused({ ...ROOT, path: "platform" }, value, "definePlatform({ name, … }, { … })").findings;
}

function fieldOf(part: CapabilitySpec | ServiceSpec | AlarmWords): AnyField {
  if (isCapability(part)) return CAPABILITY_FIELDS[part.kind];
  return isService(part) ? SERVICE_FIELDS[part.kind] : alarmField;
}

function nameFindings(name: unknown, at: Spot): Findings {
  if (name === undefined) return complainOfAbsence(at, "the platform's name");
  if (typeof name !== "string") return refused(at, name, "the platform's name").findings;
  return NAME.test(name) ? [] : complainOfName(at, name);
}

function readPart(key: string, value: unknown, at: Spot): Reading<unknown> {
  if (value === undefined) return { value, findings: [] };
  const particular = Object.hasOwn(PARTICULARS, key) ? PARTICULARS[key] : undefined;
  if (particular !== undefined) return particular.read(value, at);
  if (!isCapability(value)) return { value: undefined, findings: complainOfKey(at, key, KNOWN) };
  const reading = CAPABILITY_FIELDS[value.kind].read(value, at);
  return NAME.test(key) ? reading : misnamed(key, at, reading);
}

function readServices(services: unknown, at: Spot): Reading<unknown> {
  if (!isObject(services)) return refused(at, services, "services by name");
  return readAll(services, at, (name, service, spot) => {
    const reading = isService(service)
      ? SERVICE_FIELDS[service.kind].read(service, spot)
      : refused(spot, service, "a manifest: http(), worker() or site()");
    return NAME.test(name) ? reading : misnamed(name, spot, reading);
  });
}
