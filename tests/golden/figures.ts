import type { Graph } from "@terrace/core/graph";
import { parseBytes, parseDuration } from "@terrace/core/units";
import { expect, it } from "vitest";
import { goldenGraph } from "./graphs.ts";

/** What a requirement states, read back from a graph. `service.videos#tasks.desired` is a word of a resource, `objectives.rto` one of the graph. */
export type Figure<Environment extends string> = readonly [
  requirement: string,
  environment: Environment,
  path: string,
  value: unknown,
];

export type Graphs<Environment extends string> = Readonly<Record<Environment, Graph>>;

/** The golden graphs of a platform. */
export function readGraphs<Environment extends string>(
  platform: string,
  environments: readonly Environment[],
): Graphs<Environment> {
  const graphs = environments.map((environment) => [environment, goldenGraph(platform, environment)]);
  return Object.fromEntries(graphs) as Record<Environment, Graph>;
}

/** One test for each figure. */
export function holdFigures<Environment extends string>(
  graphs: Graphs<Environment>,
  figures: readonly Figure<Environment>[],
): void {
  for (const [requirement, environment, path, value] of figures)
    it(`${requirement}: ${environment} ${path}`, () => {
      expect(valueAt(graphs[environment], path)).toEqual(value);
    });
}

/** Bytes of `"20GB"`. */
export const size = (text: string): number => parseBytes(text) ?? Number.NaN;

/** Milliseconds of `"5m"`. */
export const time = (text: string): number => parseDuration(text) ?? Number.NaN;

function valueAt(graph: Graph, path: string): unknown {
  const [id = "", words] = path.split("#");
  const start: unknown = words === undefined ? graph : graph.resources.find((resource) => resource.id === id);
  const keys = (words ?? id).match(/GET \S+|POST \S+|[^.]+/g) ?? [];
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], start);
}
