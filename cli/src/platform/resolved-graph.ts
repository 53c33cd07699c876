import type { Graph } from "@terrace/core/graph";
import { resolvePlatform } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import type { PlatformFile } from "./find-platform.ts";
import { findings } from "./findings.ts";

/** A platform in one environment. Throws with every finding, in the order of `check`, when its words have errors: exit 2. */
export function resolvedGraph(platform: Platform, file: PlatformFile, environment: string): Graph {
  const { graph } = resolvePlatform(platform, environment);
  if (graph !== null) return graph;
  throw new UserError(`${file.folder} cannot be resolved for ${environment}.`, {
    code: "INVALID_PLATFORM",
    exitCode: EXIT.spec,
    diagnostics: findings(platform, file, [environment]),
  });
}
