import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Graph } from "@terrace/core/graph";
import { environmentsOf, resolverOf } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";

const PLATFORMS = join(import.meta.dirname, "../platforms");

/** Every platform of the repository by the folder that it lies in. */
export function platformNames(): readonly string[] {
  return readdirSync(PLATFORMS)
    .filter((name) => existsSync(join(PLATFORMS, name, "platform.ts")))
    .sort();
}

/** The graphs of all environments that stand at a provider, read from the words of their authors. */
export async function providerGraphs(): Promise<readonly Graph[]> {
  const graphs: Graph[] = [];
  for (const name of platformNames()) {
    const file = pathToFileURL(join(PLATFORMS, name, "platform.ts")).href;
    const { default: platform } = (await import(file)) as { default: Platform };
    const resolve = resolverOf(platform);
    for (const environment of environmentsOf(platform)) {
      const { graph, diagnostics } = resolve(environment.name);
      if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
      if (graph.target === "aws") graphs.push(graph);
    }
  }
  return graphs;
}
