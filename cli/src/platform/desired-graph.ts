import type { Graph } from "@terrace/core/graph";
import { environmentsOf } from "@terrace/core/resolve";
import { chooseEnvironment } from "./choose-environment.ts";
import { findPlatform } from "./find-platform.ts";
import { loadPlatform } from "./load-platform.ts";
import { resolvedGraph } from "./resolved-graph.ts";

/** What a person asked to run, resolved. Throws with every finding when the platform's words have errors: exit 2. */
export async function desiredGraph(word: string | undefined, environment: string | undefined): Promise<Graph> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const names = environmentsOf(platform).map(({ name }) => name);
  return resolvedGraph(platform, file, chooseEnvironment(file, names, environment));
}
