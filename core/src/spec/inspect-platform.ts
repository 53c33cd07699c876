import type { Diagnostic } from "../diagnostics/index.ts";
import { type AlarmWords, alarmField } from "./alarm.ts";
import { CAPABILITY_FIELDS, type CapabilitySpec, isCapability } from "./capability.ts";
import { particularFields } from "./environment.ts";
import { type AnyField, below, complainOfValue, type Findings, NOTHING_FOUND, type Spot } from "./field.ts";
import type { Platform } from "./platform.ts";
import { isService, SERVICE_FIELDS, type ServiceSpec } from "./service.ts";
import { complainOfAbsence, complainOfKey, complainOfName, isObject, NAME } from "./structure-fields.ts";

const ROOT: Spot = { path: "", complete: false };

const PARTICULARS: Readonly<Record<string, AnyField>> = particularFields;

const KNOWN = ["name", "services", ...Object.keys(particularFields)];

/** Looks at all that stands at a platform's top level, and returns every finding. */
export function inspectPlatform(platform: Platform): readonly Diagnostic[] {
  if (!isPlatform(platform))
    return complainOfValue({ ...ROOT, path: "platform" }, platform, "definePlatform({ name, … }, { … })");
  const { words } = platform;
  return [
    ...inspectName(words.name, below(ROOT, "name")),
    ...Object.entries(words).flatMap(([key, value]) => inspectPart(key, value, below(ROOT, key))),
  ];
}

/** Whether a value has the outline of a platform. Only then is there anything inside to look at. */
export function isPlatform(value: unknown): value is Platform {
  return isObject(value) && value.kind === "platform" && isObject(value.words) && isObject(value.environments);
}

/** Looks at one finished capability, service or alarm: what is required must be there now. */
export function inspectComplete(part: CapabilitySpec | ServiceSpec | AlarmWords, path: string): readonly Diagnostic[] {
  const at: Spot = { path, complete: true };
  if (isCapability(part)) return CAPABILITY_FIELDS[part.kind].inspect(part, at);
  return isService(part) ? SERVICE_FIELDS[part.kind].inspect(part, at) : alarmField.inspect(part, at);
}

function inspectName(name: unknown, at: Spot): Findings {
  if (name === undefined) return complainOfAbsence(at, "the platform's name");
  return typeof name === "string" && NAME.test(name) ? NOTHING_FOUND : complainOfName(at, String(name));
}

function inspectPart(key: string, value: unknown, at: Spot): Findings {
  if (key === "name" || value === undefined) return NOTHING_FOUND;
  if (key === "services") return inspectServices(value, at);
  const particular = Object.hasOwn(PARTICULARS, key) ? PARTICULARS[key] : undefined;
  if (particular !== undefined) return particular.inspect(value, at);
  if (!isCapability(value)) return complainOfKey(at, key, KNOWN);
  return [
    ...(NAME.test(key) ? NOTHING_FOUND : complainOfName(at, key)),
    ...CAPABILITY_FIELDS[value.kind].inspect(value, at),
  ];
}

function inspectServices(services: unknown, at: Spot): Findings {
  if (!isObject(services)) return complainOfValue(at, services, "services by name");
  return Object.entries(services).flatMap(([name, service]) => {
    const spot = below(at, name);
    const named = NAME.test(name) ? NOTHING_FOUND : complainOfName(spot, name);
    if (!isService(service))
      return [...named, ...complainOfValue(spot, service, "a manifest: http(), worker() or site()")];
    return [...named, ...SERVICE_FIELDS[service.kind].inspect(service, spot)];
  });
}
