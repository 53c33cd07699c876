import { type Diagnostic, diagnose, didYouMean } from "../diagnostics/index.ts";
import type { Graph } from "../graph/index.ts";
import { inspectComplete, inspectEnvironment, inspectPlatform, isPlatform, type Platform } from "../spec/index.ts";
import { resolveAlarm } from "./alarm.ts";
import { assemble } from "./assemble.ts";
import type { Blueprint } from "./blueprint.ts";
import { resolveCapabilities } from "./capability.ts";
import type { Draft } from "./draft.ts";
import { extend } from "./extend.ts";
import { resolveObjectives } from "./objectives.ts";
import { resolveSecurityEdges } from "./security-edge.ts";
import { resolveServices } from "./service.ts";
import { sorted } from "./sorted.ts";

/** What became of a platform: the graph when nothing is wrong, and everything that is to be said either way. */
export interface Resolution {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves a platform in one environment, in three steps: look at the words, lay the environment over the platform, make resources.
 * Each step says all that it finds before the next is given up. Nothing is thrown, whatever the platform is made of.
 */
export function resolvePlatform(platform: Platform, environment: string): Resolution {
  if (!isPlatform(platform)) return { graph: null, diagnostics: inspectPlatform(platform) };
  const { chain, diagnostics: unextended } = extend(platform, environment);
  const inspected = [
    ...inspectPlatform(platform),
    ...(chain ?? []).flatMap((name) => inspectEnvironment(platform, name)),
    ...unextended,
  ];
  if (chain === null || hasErrors(inspected)) return { graph: null, diagnostics: inspected };
  const { blueprint, diagnostics } = assemble(platform, chain);
  const assembled = [...inspected, ...diagnostics, ...inspectBlueprint(blueprint)];
  if (hasErrors(assembled)) return { graph: null, diagnostics: assembled };
  const { graph, diagnostics: found } = resolveBlueprint(blueprint);
  return { graph: hasErrors(found) ? null : graph, diagnostics: [...assembled, ...found] };
}

/** Only now can it be told what is missing: platform and environments may each say a part. */
function inspectBlueprint({ capabilities, processes, alarms, environment, placeOf }: Blueprint): readonly Diagnostic[] {
  const parts = [
    ...Object.entries(capabilities).map(([name, spec]) => ({ spec, path: [name] })),
    ...Object.values(processes),
    ...Object.entries(alarms).flatMap(([name, spec]) => (spec === null ? [] : [{ spec, path: ["alarms", name] }])),
  ];
  return parts.flatMap(({ spec, path }) => {
    const place = placeOf(path);
    return inspectComplete(spec, place.startsWith("environments.") ? place : `environments.${environment}.${place}`);
  });
}

function resolveBlueprint(blueprint: Blueprint): {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
} {
  const draft: Draft = { blueprint, resources: new Map(), diagnostics: [], parameters: new Set() };
  resolveCapabilities(draft);
  resolveServices(draft);
  resolveSecurityEdges(draft);
  for (const [name, words] of sorted(blueprint.alarms)) resolveAlarm(name, words, draft);
  return { graph: graphOf(draft), diagnostics: [...draft.diagnostics, ...unusedParameters(draft)] };
}

function graphOf({ blueprint, resources, parameters }: Draft): Graph {
  const { header, platform, environment, acknowledge, objectives } = blueprint;
  return {
    platform,
    environment,
    phase: header.phase,
    target: header.target,
    region: header.region ?? null,
    parameters: Object.fromEntries([...parameters].sort().map((name) => [name, header.parameters?.[name] ?? null])),
    objectives: resolveObjectives(objectives),
    acknowledgements: acknowledge.map(({ id, at, reason }) => ({ id, at: at ?? null, reason })),
    resources: [...resources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function unusedParameters({ blueprint, parameters }: Draft): readonly Diagnostic[] {
  const unused = Object.keys(blueprint.header.parameters ?? {}).filter((name) => !parameters.has(name));
  return unused.map((name) =>
    diagnose("TER-RES-009", blueprint.placeOf(["parameters", name]), {
      message: `nothing asks for the parameter "${name}"`,
      hint: didYouMean(name, [...parameters]),
    }),
  );
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
