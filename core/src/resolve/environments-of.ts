import type { Phase, Target } from "../graph/index.ts";
import { isObject, isPlatform, type Platform } from "../spec/index.ts";
import { extend } from "./extend.ts";

/** An environment as a list shows it. */
export interface EnvironmentSummary {
  readonly name: string;
  readonly phase: Phase;
  readonly target: Target;
}

/** A platform's environments in the author's order. One that says no phase counts as the first rung until it is resolved and told; what is no platform has none. */
export function environmentsOf(platform: Platform): readonly EnvironmentSummary[] {
  if (!isPlatform(platform)) return [];
  return Object.keys(platform.environments).map((name) => {
    const layers = extend(platform, name)
      .chain.map((link) => platform.environments[link])
      .filter(isObject);
    const last = (key: string): unknown => layers.map((layer) => layer[key]).findLast((value) => value !== undefined);
    const phase = (last("phase") ?? "launch") as Phase;
    return { name, phase, target: (last("target") ?? (phase === "launch" ? "local" : "aws")) as Target };
  });
}
