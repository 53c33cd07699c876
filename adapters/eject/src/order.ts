import type { Json, Template } from "./assembly.ts";

/** Logical ids of resources so that each comes after all that it refers to; apart from that, in the order given. */
export function inOrderOfReference({ Resources }: Template, given: readonly string[]): readonly string[] {
  const ordered = new Set<string>();
  const visit = (id: string): void => {
    const resource = Resources[id];
    if (resource === undefined || ordered.has(id)) return;
    const needed = [...referencesIn(resource.Properties ?? null), ...dependenciesOf(resource.DependsOn)];
    for (const other of needed) if (other !== id) visit(other);
    ordered.add(id);
  };
  for (const id of given) visit(id);
  return [...ordered];
}

/** Everything that a value of a template refers to, by logical id. */
export function referencesIn(value: Json): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(referencesIn);
  return Object.entries(value).flatMap(([key, one]: readonly [string, Json]) => {
    if (key === "Ref") return [String(one)];
    if (key === "Fn::GetAtt") return [Array.isArray(one) ? String(one[0]) : String(one).replace(/\..*$/s, "")];
    if (key === "Fn::If" && Array.isArray(one)) return [String(one[0]), ...referencesIn(one)];
    return referencesIn(one);
  });
}

export function dependenciesOf(dependsOn: string | readonly string[] | undefined): readonly string[] {
  if (dependsOn === undefined) return [];
  return typeof dependsOn === "string" ? [dependsOn] : dependsOn;
}
