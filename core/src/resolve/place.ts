import type { Platform } from "../spec/index.ts";

/**
 * Where an author wrote something. `database.class` may stand in the platform or in one of the environments, `services.web.cpu`
 * also under `"*"`; the last to say it decides. What nobody wrote stands where the nearest word around it does.
 */
export function placeOf(platform: Platform, chain: readonly string[], path: readonly string[]): string {
  if (path.length === 0) return `environments.${chain.at(-1)}`;
  const ways = path[0] === "services" ? [path, ["services", "*", ...path.slice(2)]] : [path];
  for (const name of chain.toReversed())
    for (const way of ways)
      if (stands(platform.environments[name], way)) return ["environments", name, ...way].join(".");
  if (stands(platform.words, path)) return path.join(".");
  return placeOf(platform, chain, path.slice(0, -1));
}

function stands(value: unknown, path: readonly string[]): boolean {
  const inner = (found: unknown, key: string): unknown =>
    typeof found === "object" && found !== null && Object.hasOwn(found, key)
      ? (found as Record<string, unknown>)[key]
      : undefined;
  return path.reduce(inner, value) !== undefined;
}
