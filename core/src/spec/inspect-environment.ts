import type { Diagnostic } from "../diagnostics/index.ts";
import { CAPABILITY_FIELDS, isCapability } from "./capability.ts";
import { headerFields, particularFields } from "./environment.ts";
import { type AnyField, below, complainOfValue, type Findings, NOTHING_FOUND, type Spot } from "./field.ts";
import { text } from "./leaf-fields.ts";
import type { Platform } from "./platform.ts";
import { isService, SERVICE_FIELDS } from "./service.ts";
import { complainOfAbsence, complainOfKey, complainOfName, isObject, list, NAME } from "./structure-fields.ts";

const FIELDS: Readonly<Record<string, AnyField>> = { ...headerFields, ...particularFields };

const members = list("a list of services", text);

/** Looks at one environment's patch of a platform, and returns every finding. */
export function inspectEnvironment(platform: Platform, environment: string): readonly Diagnostic[] {
  const at: Spot = { path: `environments.${environment}`, complete: false };
  const patch = platform.environments[environment];
  const named = NAME.test(environment) ? NOTHING_FOUND : complainOfName(at, environment);
  if (!isObject(patch)) return [...named, ...complainOfValue(at, patch, "an environment: { phase, … }")];
  return [
    ...named,
    ...Object.entries(patch).flatMap(([key, value]) =>
      value === undefined ? NOTHING_FOUND : inspectPart(platform, { key, value }, below(at, key)),
    ),
  ];
}

function inspectPart(platform: Platform, part: { key: string; value: unknown }, at: Spot): Findings {
  const { key, value } = part;
  if (key === "services") return inspectPatches(platform, value, at);
  if (key === "compose") return inspectCompositions(value, at);
  const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  if (field !== undefined) return field.inspect(value, at);
  const capability = Object.hasOwn(platform.words, key) ? platform.words[key] : undefined;
  if (isCapability(capability)) return CAPABILITY_FIELDS[capability.kind].inspect(value, at);
  const capabilities = Object.keys(platform.words).filter((name) => isCapability(platform.words[name]));
  return complainOfKey(at, key, [...Object.keys(FIELDS), "services", "compose", ...capabilities]);
}

function inspectPatches(platform: Platform, patches: unknown, at: Spot): Findings {
  if (!isObject(patches)) return complainOfValue(at, patches, "patches by service");
  const services = isObject(platform.words.services) ? platform.words.services : {};
  return Object.entries(patches).flatMap(([name, patch]) => {
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (name === "*") return inspectWildcard(patch, below(at, name));
    if (isService(service)) return SERVICE_FIELDS[service.kind].inspect(patch, below(at, name));
    return complainOfKey(below(at, name), name, ["*", ...Object.keys(services)]);
  });
}

/** `"*"` may say whatever any kind of service understands; each takes what it knows. */
function inspectWildcard(patch: unknown, at: Spot): Findings {
  if (!isObject(patch)) return complainOfValue(at, patch, "a patch for all services");
  const kinds = Object.values(SERVICE_FIELDS);
  const known = [...new Set(kinds.flatMap(({ keys }) => keys))];
  return Object.entries(patch).flatMap(([key, value]) => {
    const knowing = kinds.find(({ keys }) => keys.includes(key));
    return knowing?.inspect({ [key]: value }, at) ?? complainOfKey(below(at, key), key, known);
  });
}

function inspectCompositions(compositions: unknown, at: Spot): Findings {
  if (!isObject(compositions)) return complainOfValue(at, compositions, "compositions by name");
  return Object.entries(compositions).flatMap(([name, composition]) => {
    const spot = below(at, name);
    if (!isObject(composition)) return complainOfValue(spot, composition, "a composition: { of, … }");
    const { of: parts, ...patch } = composition;
    return [
      ...(NAME.test(name) ? NOTHING_FOUND : complainOfName(spot, name)),
      ...(parts === undefined
        ? complainOfAbsence(below(spot, "of"), members.expects)
        : members.inspect(parts, below(spot, "of"))),
      ...SERVICE_FIELDS.http.inspect(patch, spot),
    ];
  });
}
