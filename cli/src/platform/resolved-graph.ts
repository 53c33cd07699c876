import type { Graph } from "@terrace/core/graph";
import { resolverOf } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import type { PlatformFile } from "./find-platform.ts";
import { findings } from "./findings.ts";

/** A platform in one environment. Throws with every finding, in the order of `check`, when its words have errors: exit 2. */
export function resolvedGraph(platform: Platform, file: PlatformFile, environment: string): Graph {
  return resolvedGraphs(platform, file)(environment);
}

/** The same for several environments, each resolved once. */
export function resolvedGraphs(platform: Platform, file: PlatformFile): (environment: string) => Graph {
  const resolve = resolverOf(platform);
  const known = new Map<string, Graph>();
  return (environment) => {
    const graph = known.get(environment) ?? resolve(environment).graph;
    if (graph === null) throw unresolved(platform, file, environment);
    known.set(environment, graph);
    return graph;
  };
}

function unresolved(platform: Platform, file: PlatformFile, environment: string): UserError {
  return new UserError(`${file.folder} cannot be resolved for ${environment}.`, {
    code: "INVALID_PLATFORM",
    exitCode: EXIT.spec,
    diagnostics: findings(platform, file, [environment]),
  });
}
