import { cannot, type Limits } from "./limits.ts";
import type { Template, TemplateResource } from "./template.ts";

/** What CDK calls in to rotate passwords by; it goes where no rotation is left. */
const ROTATION = "AWS::SecretsManager::RotationSchedule";

/**
 * A template without what an emulator cannot bring up. Whoever referred to a resource that is left out gets a plain
 * text in its place, so that everything else comes up as it is written.
 */
export function fitTemplate(template: Template, limits: Limits): Template {
  const { Transform, ...rest } = template;
  const all = Object.entries(template.Resources);
  const kept = all.filter(([, resource]) => cannot(limits.cannot, resource)?.drop !== "resource");
  const left = new Set(kept.map(([id]) => id));
  const gone = new Set(all.map(([id]) => id).filter((id) => !left.has(id)));
  const attributes = new Map(all.map(([id, { Type }]) => [id, limits.refs[Type]]));
  const put: Put = (id, reference) => {
    if (gone.has(id)) return standIn(id);
    const attribute = attributes.get(id);
    return attribute !== undefined && "Ref" in reference ? { "Fn::GetAtt": [id, attribute] } : reference;
  };
  const resources = kept.map(([id, resource]) => [id, fitted(resource, { gone, limits, put })]);
  const rotates = kept.some(([, { Type }]) => Type === ROTATION);
  return { ...rest, ...(rotates ? { Transform } : {}), Resources: Object.fromEntries(resources) };
}

/** A resource alone, with a text in place of everything that it refers to, to see what an emulator says of it. */
export function standAlone({ Type, Properties = {} }: TemplateResource): TemplateResource {
  const put: Put = (id, reference) => (id.startsWith("AWS::") ? reference : standIn(id));
  return { Type, Properties: replaced(Properties, put) as Record<string, unknown> };
}

/** What stands in the place of a reference to a logical id. */
type Put = (id: string, reference: object) => unknown;

interface Fit {
  readonly gone: ReadonlySet<string>;
  readonly limits: Limits;
  readonly put: Put;
}

function fitted(resource: TemplateResource, { gone, limits, put }: Fit): TemplateResource {
  const { DependsOn, Properties = {}, ...rest } = resource;
  const waits = [DependsOn ?? []].flat().filter((id) => !gone.has(id));
  const without = cannot(limits.cannot, resource)?.property;
  const properties = Object.entries(Properties).filter(([name]) => name !== without);
  return {
    ...rest,
    Properties: replaced(Object.fromEntries(properties), put) as Record<string, unknown>,
    ...(waits.length === 0 ? {} : { DependsOn: waits }),
  };
}

function replaced(value: unknown, put: Put): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, put));
  if (typeof value !== "object" || value === null) return value;
  const target = referred(value);
  if (target !== null) return put(target, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "Fn::Sub" && typeof item === "string" ? substituted(item, put) : replaced(item, put),
    ]),
  );
}

/** The logical id that `Ref` or `Fn::GetAtt` leads to. */
function referred(value: object): string | null {
  const [[key, target] = []] = Object.entries(value);
  if (key === "Ref" && typeof target === "string") return target;
  if (key !== "Fn::GetAtt") return null;
  return String(Array.isArray(target) ? target[0] : target).split(".")[0] ?? null;
}

function substituted(text: string, put: Put): string {
  return text.replace(/\$\{([A-Za-z0-9]+)(\.[A-Za-z0-9.]+)?\}/g, (all, id: string) => {
    const placed = put(id, {});
    return typeof placed === "string" ? placed : all;
  });
}

/** Addresses have to look like some. */
function standIn(id: string): string {
  return id.includes("NatAddress") ? "198.51.100.1" : `left-out-${id.toLowerCase()}`;
}
