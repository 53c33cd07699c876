import { pascal } from "@terrace/core/report";
import type { Origin } from "./assembly.ts";

/** `launch-copies-us-west-2` as a class and a file: `CopiesUsWest2Stack` in `copies-us-west-2.ts`. */
export function stackNames(
  name: string,
  { platform, environment }: { readonly platform: string; readonly environment: string },
): { readonly className: string; readonly constant: string; readonly file: string } {
  const prefix = `${platform}-${environment}-`;
  const role = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  const className = pascal(role);
  return {
    className: `${className}Stack`,
    constant: className.charAt(0).toLowerCase() + className.slice(1),
    file: `${role}.ts`,
  };
}

/** `CacheSubnets` as `cacheSubnets`; never a word that the code needs for something else. */
export function constantName(logicalId: string, taken: ReadonlySet<string>): string {
  const name = logicalId.charAt(0).toLowerCase() + logicalId.slice(1);
  return taken.has(name) ? `${name}Resource` : name;
}

/** The resource of the platform that a logical id was made for: the longest whose own it begins with. Null when there is none. */
export function originOf(logicalId: string, origins: readonly Origin[]): Origin | null {
  const plain = logicalId.replace(/^(Fact|Alarm(?=Alarm))/, "");
  const fitting = origins
    .map((origin) => ({ origin, prefix: prefixOf(origin.resource) }))
    .filter(({ prefix }) => plain.startsWith(prefix) && /^([A-Z0-9]|$)/.test(plain.slice(prefix.length)))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return fitting[0]?.origin ?? null;
}

/** A resource that is called like its kind says so once. */
function prefixOf(resource: string): string {
  const [kind = "", ...name] = resource.split(".");
  return pascal(kind === name.join(".") ? kind : resource);
}
