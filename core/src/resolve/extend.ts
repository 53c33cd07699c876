import { type Diagnostic, diagnose, didYouMean } from "../diagnostics/index.ts";
import { isObject, type Platform } from "../spec/index.ts";

/** An environment and those it extends, the first of them first; null when it leads nowhere or in a circle. */
export function extend(
  platform: Platform,
  environment: string,
): { readonly chain: readonly string[] | null; readonly diagnostics: readonly Diagnostic[] } {
  const chain: string[] = [];
  let name: unknown = environment;
  while (name !== undefined) {
    const at = chain.length === 0 ? `environments.${environment}` : `environments.${chain.at(-1)}.extends`;
    if (typeof name !== "string" || !Object.hasOwn(platform.environments, name))
      return unknown(platform, String(name), at);
    if (chain.includes(name)) return circle([...chain, name], at);
    chain.push(name);
    const layer: unknown = platform.environments[name];
    name = isObject(layer) ? layer.extends : undefined;
  }
  return { chain: chain.toReversed(), diagnostics: [] };
}

function unknown(platform: Platform, name: string, at: string): ReturnType<typeof extend> {
  const hint = didYouMean(name, Object.keys(platform.environments));
  return {
    chain: null,
    diagnostics: [diagnose("TER-RES-001", at, { message: `there is no environment called "${name}"`, hint })],
  };
}

function circle(names: readonly string[], at: string): ReturnType<typeof extend> {
  const message = `environments extend each other in a circle: ${names.join(" → ")}`;
  return { chain: null, diagnostics: [diagnose("TER-RES-002", at, { message })] };
}
