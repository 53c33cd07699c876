import { readFileSync } from "node:fs";
import type { Graph } from "@terrace/core/graph";
import { environmentsOf, resolvePlatform } from "@terrace/core/resolve";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import { chooseEnvironment } from "./choose-environment.ts";
import { findPlatform } from "./find-platform.ts";
import { located } from "./findings.ts";
import { loadPlatform } from "./load-platform.ts";

/** What a person asked to run, resolved. Throws with every finding when the platform's words have errors: exit 2. */
export async function desiredGraph(word: string | undefined, environment: string | undefined): Promise<Graph> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const names = environmentsOf(platform).map(({ name }) => name);
  const chosen = chooseEnvironment(file, names, environment);
  const { graph, diagnostics } = resolvePlatform(platform, chosen);
  if (graph !== null) return graph;
  const source = readFileSync(file.path, "utf8");
  throw new UserError(`${file.folder} cannot be resolved for ${chosen}.`, {
    code: "INVALID_PLATFORM",
    exitCode: EXIT.spec,
    diagnostics: diagnostics.map((found) => located(found, file, source)),
  });
}
