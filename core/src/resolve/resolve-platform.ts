import type { Diagnostic } from "../diagnostics/index.ts";
import { diagnose, didYouMean } from "../diagnostics/index.ts";
import type { Graph, Objectives } from "../graph/index.ts";
import {
  type Capabilities,
  type CapabilityKind,
  type HttpSpec,
  inspectComplete,
  inspectEnvironment,
  inspectPlatform,
  isPlatform,
  type Platform,
  type ServiceSpec,
  type SiteSpec,
  type WorkerSpec,
} from "../spec/index.ts";
import { resolveAlarm } from "./alarm.ts";
import { assemble } from "./assemble.ts";
import { resolveBalancer } from "./balancer.ts";
import type { Blueprint } from "./blueprint.ts";
import { resolveBucket } from "./bucket.ts";
import type { Draft } from "./draft.ts";
import { resolveEdge } from "./edge.ts";
import { extend } from "./extend.ts";
import { resolveHttp } from "./http.ts";
import { milliseconds, ratio } from "./measure.ts";
import { resolveNetwork } from "./network.ts";
import { resolvePostgres } from "./postgres.ts";
import { resolveQueue } from "./queue.ts";
import { resolveRedis } from "./redis.ts";
import { resolveSecret } from "./secret.ts";
import { resolveSecurityEdges } from "./security-edge.ts";
import { resolveSite } from "./site.ts";
import { resolveWorker } from "./worker.ts";

/** What became of a platform: the graph when nothing is wrong, and everything that is to be said either way. */
export interface Resolution {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves a platform in one environment. The whole of the platform's own words and of this environment (with what it extends)
 * is looked at before anything is given up, and nothing is thrown.
 */
export function resolvePlatform(platform: Platform, environment: string): Resolution {
  if (!isPlatform(platform)) return { graph: null, diagnostics: inspectPlatform(platform) };
  const { chain, diagnostics: unextended } = extend(platform, environment);
  const inspected = [
    ...inspectPlatform(platform),
    ...(chain ?? []).flatMap((name) => inspectEnvironment(platform, name)),
  ];
  if (chain === null || hasErrors(inspected)) return { graph: null, diagnostics: [...inspected, ...unextended] };
  const { blueprint, diagnostics } = assemble(platform, chain);
  const incomplete = [...diagnostics, ...inspectBlueprint(blueprint)];
  if (hasErrors(incomplete)) return { graph: null, diagnostics: [...inspected, ...incomplete] };
  const draft: Draft = { blueprint, resources: new Map(), diagnostics: [], parameters: new Set() };
  resolveParts(draft);
  const graph = finish(draft);
  return { graph: hasErrors(draft.diagnostics) ? null : graph, diagnostics: [...inspected, ...draft.diagnostics] };
}

type Resolvers<Table> = { readonly [K in keyof Table]: (name: string, words: Table[K], draft: Draft) => void };

const CAPABILITIES: Resolvers<Capabilities> = {
  balancer: resolveBalancer,
  bucket: resolveBucket,
  edge: resolveEdge,
  network: resolveNetwork,
  postgres: resolvePostgres,
  queue: resolveQueue,
  redis: resolveRedis,
  secret: resolveSecret,
};

/** A queue looks for its database, so databases come first; the rest does not mind. */
const ORDER: readonly CapabilityKind[] = [
  "network",
  "secret",
  "postgres",
  "redis",
  "bucket",
  "queue",
  "balancer",
  "edge",
];

function resolveParts(draft: Draft): void {
  const { capabilities, processes, alarms } = draft.blueprint;
  for (const kind of ORDER)
    for (const [name, spec] of sorted(capabilities))
      if (spec.kind === kind)
        (
          CAPABILITIES[kind] as Resolvers<Capabilities>[typeof kind] &
            ((name: string, words: never, draft: Draft) => void)
        )(name, spec as never, draft);
  for (const [name, plan] of sorted(processes)) {
    const { spec } = plan;
    if (spec.kind === "http") resolveHttp(name, { ...plan, spec: spec as HttpSpec }, draft);
    else if (spec.kind === "worker") resolveWorker(name, { ...plan, spec: spec as WorkerSpec }, draft);
    else resolveSite(name, { ...plan, spec: spec as SiteSpec }, draft);
  }
  resolveSecurityEdges(draft);
  for (const [name, words] of sorted(alarms)) resolveAlarm(name, words, draft);
}

function finish(draft: Draft): Graph {
  const { header, platform, environment, acknowledge } = draft.blueprint;
  for (const [name] of Object.entries(header.parameters ?? {}))
    if (!draft.parameters.has(name))
      draft.diagnostics.push(
        diagnose("TER-RES-009", draft.blueprint.placeOf(["parameters", name]), {
          message: `nothing asks for the parameter "${name}"`,
          hint: didYouMean(name, [...draft.parameters]),
        }),
      );
  return {
    platform,
    environment,
    phase: header.phase,
    target: header.target,
    region: header.region ?? null,
    parameters: Object.fromEntries(
      [...draft.parameters].sort().map((name) => [name, header.parameters?.[name] ?? null]),
    ),
    objectives: objectives(draft.blueprint),
    acknowledgements: acknowledge.map(({ id, at, reason }) => ({ id, at: at ?? null, reason })),
    resources: [...draft.resources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function objectives({ objectives: words }: Blueprint): Objectives {
  return {
    availability: words.availability == null ? null : ratio(words.availability),
    rto: words.rto == null ? null : milliseconds(words.rto),
    rpo: words.rpo == null ? null : milliseconds(words.rpo),
    p95: Object.fromEntries(sorted(words.p95 ?? {}).map(([call, time]) => [call, milliseconds(time)])),
  };
}

function inspectBlueprint({ capabilities, processes, environment, placeOf }: Blueprint): readonly Diagnostic[] {
  const at = (path: readonly string[]): string =>
    `${placeOf(path).startsWith("environments.") ? "" : `environments.${environment}.`}${path.join(".")}`;
  return [
    ...Object.entries(capabilities).flatMap(([name, spec]) => inspectComplete(spec, at([name]))),
    ...Object.values(processes).flatMap(({ spec, path }: { spec: ServiceSpec; path: readonly string[] }) =>
      inspectComplete(spec, at(path)),
    ),
  ];
}

function sorted<T>(table: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
