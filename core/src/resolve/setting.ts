import type { Output, ResourceId, Value } from "../graph/index.ts";
import type { ServiceSpec, Setting } from "../spec/index.ts";
import type { Bindings } from "./bind.ts";
import { complain, complainOfReference, type Draft } from "./draft.ts";

export interface SettingScope {
  readonly draft: Draft;
  readonly service: ServiceSpec;
  readonly bindings: Bindings;
  readonly path: readonly string[];
}

/** Text that is known now. */
export function literal(value: string | number | boolean): Value {
  return { kind: "literal", value: String(value) };
}

/** A fact that is known once a resource is placed. */
export function reference(resource: ResourceId, output: Output): Value {
  return { kind: "reference", resource, output };
}

/** A setting of text and parameters, such as a domain; undefined, with a finding, where it asks for a fact about another resource. */
export function plainValue(setting: Setting, draft: Draft, path: readonly string[]): Value | undefined {
  if (typeof setting !== "object") return literal(setting);
  if (setting.kind === "parameter") {
    draft.parameters.add(setting.name);
    return { kind: "parameter", name: setting.name };
  }
  if (setting.kind === "template") {
    const parts = setting.parts.map((part) => plainValue(part, draft, path));
    return parts.every((part) => part !== undefined) ? { kind: "template", parts } : undefined;
  }
  complain(draft, "TER-RES-005", {
    path,
    message: `${path.at(-1)} cannot be worked out from other resources`,
    hint: `make it a parameter: parameter("domain")`,
  });
  return undefined;
}

/** The structured form of a setting; undefined, with a finding, when it leads nowhere. */
export function resolveSetting(setting: Setting, scope: SettingScope): Value | undefined {
  if (typeof setting !== "object") return literal(setting);
  if (setting.kind === "parameter") {
    scope.draft.parameters.add(setting.name);
    return { kind: "parameter", name: setting.name };
  }
  if (setting.kind === "template") {
    const parts = setting.parts.map((part) => resolveSetting(part, scope));
    return parts.every((part) => part !== undefined) ? { kind: "template", parts } : undefined;
  }
  if (setting.kind === "output") return resolveOutput(setting, scope);
  complain(scope.draft, "TER-RES-005", {
    path: scope.path,
    message: `${scope.path.at(-1)} has no value, and ${scope.service.name} cannot know one`,
    hint: "give it where the platform lists the service: configure(…, { env: { … } })",
  });
  return undefined;
}

function resolveOutput(setting: Extract<Setting, { kind: "output" }>, scope: SettingScope): Value | undefined {
  const { draft, service, bindings } = scope;
  if (Object.hasOwn(service.secrets ?? {}, setting.of) && setting.output !== "signing")
    return reference(secretId(service, setting.of), setting.output);
  const bound = bindings[setting.of];
  if (bound !== undefined) {
    if (setting.output !== "signing") return reference(bound.id, setting.output);
    if (draft.resources.has(signingId(bound.id))) return reference(signingId(bound.id), "value");
    complain(draft, "TER-RES-003", {
      path: scope.path,
      message: `${bound.id} signs no paths, so it has no secret for them`,
      hint: "let the bucket be signed: signed: true",
    });
    return undefined;
  }
  // A need that nothing meets was reported when it was bound.
  if (Object.hasOwn(service.needs ?? {}, setting.of)) return undefined;
  const among = [...Object.keys(service.needs ?? {}), ...Object.keys(service.secrets ?? {})];
  complainOfReference(draft, scope.path, { name: setting.of, among, what: `need or secret of ${service.name}` });
  return undefined;
}

/** A service's own secret, by its module, so that it is the same one alone or composed. */
export function secretId(service: ServiceSpec, name: string): ResourceId {
  return `secret.${service.name}-${name}`;
}

/** The secret that signs a bucket's paths. */
export function signingId(bucket: ResourceId): ResourceId {
  return `secret.${bucket.slice("bucket.".length)}-signing`;
}
