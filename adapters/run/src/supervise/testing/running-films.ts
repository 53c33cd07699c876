import type { Graph } from "@terrace/core/graph";
import { afterAll, beforeAll } from "vitest";
import { type DeployablePlatform, deployablePlatform } from "./deployable-platform.ts";
import { FILMS_GRAPH, filmsCode } from "./films-graph.ts";

/** The films of one test file, and what is asked of them again and again. */
export interface RunningFilms extends DeployablePlatform {
  /** What they say now: the version of their code and the colour of their revision. */
  answer(): Promise<string>;
  /** Gives both services another version of their code. */
  change(version: string): void;
}

/** The films with the code "one": up before the first test of a file, and gone after its last one. */
export function runningFilms(graph: Graph = FILMS_GRAPH): RunningFilms {
  const platform = deployablePlatform(graph, filmsCode("one"));
  beforeAll(() => platform.up());
  afterAll(() => platform[Symbol.asyncDispose]());
  return {
    ...platform,
    answer: async () => (await fetch(platform.origin())).text(),
    change: (version) => platform.write(filmsCode(version)),
  };
}
