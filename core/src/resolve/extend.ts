import { type Diagnostic, diagnose, didYouMean } from "../diagnostics/index.ts";
import { isObject, type Platform } from "../spec/index.ts";

/** An environment and those it extends, the first of them first. Where that leads nowhere or in a circle, as far as it goes. */
export function extend(
  platform: Platform,
  environment: string,
): { readonly chain: readonly string[]; readonly findings: readonly Diagnostic[] } {
  const chain: string[] = [];
  let name: unknown = environment;
  while (name !== undefined) {
    const at = chain.length === 0 ? `environments.${environment}` : `environments.${chain.at(-1)}.extends`;
    const finding = faultOf(platform, name, { chain, at });
    if (finding !== null) return { chain: chain.toReversed(), findings: [finding] };
    chain.push(name as string);
    const layer: unknown = platform.environments[name as string];
    name = isObject(layer) ? layer.extends : undefined;
  }
  return { chain: chain.toReversed(), findings: [] };
}

function faultOf(
  platform: Platform,
  name: unknown,
  { chain, at }: { readonly chain: readonly string[]; readonly at: string },
): Diagnostic | null {
  if (typeof name !== "string" || !Object.hasOwn(platform.environments, name)) {
    const called = typeof name === "string" ? name : "";
    const hint = didYouMean(called, Object.keys(platform.environments));
    return diagnose("TER-RES-001", at, { message: `there is no environment called "${called}"`, hint });
  }
  if (!chain.includes(name)) return null;
  const circle = [...chain.slice(chain.indexOf(name)), name].join(" → ");
  return diagnose("TER-RES-002", at, { message: `environments extend each other in a circle: ${circle}` });
}
