import { type Diagnostic, diagnose, didYouMean } from "../diagnostics/index.ts";
import type { Graph } from "../graph/index.ts";
import { complainOfPlatform, isPlatform, type Platform, readEnvironment, readPlatform } from "../spec/index.ts";
import { resolveAddressSpace } from "./address-space.ts";
import { resolveAlarm } from "./alarm.ts";
import { assemble } from "./assemble.ts";
import type { Blueprint } from "./blueprint.ts";
import { resolveCapabilities } from "./capability.ts";
import { resolveCosts } from "./costs.ts";
import { complainOfCurrencies } from "./currency.ts";
import { resolveDashboard } from "./dashboard.ts";
import type { Draft } from "./draft.ts";
import { withoutEchoes } from "./echo.ts";
import { extend } from "./extend.ts";
import { resolveStreams } from "./log.ts";
import { resolveMetric } from "./metric.ts";
import { resolveObjectives } from "./objectives.ts";
import { resolveOperations } from "./operations.ts";
import { resolveSecurityEdges } from "./security-edge.ts";
import { resolveServices } from "./service.ts";
import { sorted } from "./sorted.ts";
import { resolveTrigger } from "./trigger.ts";

/** What became of a platform: the graph when nothing is wrong, and everything that is to be said either way. */
export interface Resolution {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves a platform in one environment, in three steps: read the words, lay the environment over the platform, make resources.
 * What one step refuses is stood in for in the next, so that everything is said at once. Nothing is thrown, whatever the platform is made of.
 */
export function resolvePlatform(platform: Platform, environment: string): Resolution {
  return resolverOf(platform)(environment);
}

/** The same for several environments of one platform: its own words and what environments have in common are read once. */
export function resolverOf(platform: Platform): (environment: string) => Resolution {
  if (!isPlatform(platform)) return () => ({ graph: null, diagnostics: complainOfPlatform(platform) });
  const { words, findings: own } = readPlatform(platform);
  const known = new Map<string, ReturnType<typeof readEnvironment>>();
  const layerOf = (name: string): ReturnType<typeof readEnvironment> => {
    const found = known.get(name) ?? readEnvironment(platform, name);
    known.set(name, found);
    return found;
  };
  return (environment) => {
    const { chain, findings: unextended } = extend(platform, environment);
    const read = chain.map(layerOf);
    const spoken = [...own, ...read.flatMap(({ findings }) => findings), ...unextended];
    if (chain.length === 0) return { graph: null, diagnostics: spoken };
    const layers = read.map(({ layer }) => layer);
    const { blueprint, findings } = assemble({ platform, words, chain, layers, whole: unextended.length === 0 });
    const assembled = [...spoken, ...withoutEchoes(findings, spoken)];
    const { graph, diagnostics } = resolveBlueprint(blueprint);
    const all = [...assembled, ...withoutEchoes(diagnostics, assembled)];
    return { graph: all.some(({ severity }) => severity === "error") ? null : graph, diagnostics: all };
  };
}

function resolveBlueprint(blueprint: Blueprint): {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
} {
  const draft: Draft = { blueprint, resources: new Map(), diagnostics: [], parameters: new Set() };
  resolveCapabilities(draft);
  resolveServices(draft);
  resolveSecurityEdges(draft);
  resolveAddressSpace(draft);
  resolveStreams(draft);
  for (const [name, words] of sorted(blueprint.metrics)) resolveMetric(name, words, draft);
  for (const [name, words] of sorted(blueprint.alarms)) resolveAlarm(name, words, draft);
  for (const [name, words] of sorted(blueprint.dashboards)) resolveDashboard(name, words, draft);
  const graph = graphOf(draft);
  complainOfCurrencies(graph.costs, draft);
  return { graph, diagnostics: [...draft.diagnostics, ...unusedParameters(draft)] };
}

function graphOf(draft: Draft): Graph {
  const { blueprint, resources, parameters } = draft;
  const { header, platform, environment, acknowledge, objectives } = blueprint;
  return {
    platform,
    environment,
    phase: header.phase,
    target: header.target,
    region: header.region,
    parameters: Object.fromEntries([...parameters].sort().map((name) => [name, header.parameters[name] ?? null])),
    objectives: resolveObjectives(objectives, draft),
    acknowledgements: acknowledge.map(({ id, at, reason }) => ({ id, at: at ?? null, reason })),
    tags: Object.fromEntries(sorted(blueprint.tags).filter((tag): tag is [string, string] => tag[1] !== null)),
    triggers: sorted(header.triggers).flatMap(([id, words]) => resolveTrigger(id, words, draft)),
    costs: resolveCosts(blueprint.costs, draft),
    operations: resolveOperations(blueprint.operations),
    resources: [...resources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** What an environment only takes over from the one that it extends may be of no use to it. */
function unusedParameters({ blueprint, parameters }: Draft): readonly Diagnostic[] {
  const own = `environments.${blueprint.environment}.`;
  const unused = Object.keys(blueprint.header.parameters)
    .filter((name) => !parameters.has(name))
    .map((name) => ({ name, place: blueprint.placeOf(["parameters", name]) }));
  return unused
    .filter(({ place }) => place.startsWith(own))
    .map(({ name, place }) =>
      diagnose("TER-RES-009", place, {
        message: `nothing asks for the parameter "${name}"`,
        hint: didYouMean(name, [...parameters]),
      }),
    );
}
