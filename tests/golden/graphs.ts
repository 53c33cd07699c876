import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Graph, graphFromJson } from "@terrace/core/graph";

const PLATFORMS = join(import.meta.dirname, "../../platforms");
const SUFFIX = ".graph.json";

/** Every environment of every platform, as the goldens hold it. */
export function goldenGraphs(): readonly Graph[] {
  return readdirSync(PLATFORMS)
    .filter((platform) => readdirSync(join(PLATFORMS, platform)).includes("golden"))
    .flatMap((platform) =>
      readdirSync(join(PLATFORMS, platform, "golden"))
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => goldenGraph(platform, name.slice(0, -SUFFIX.length))),
    );
}

/** Those that stand on AWS. */
export function awsGraphs(): readonly Graph[] {
  return goldenGraphs().filter(({ target }) => target === "aws");
}

/** One environment of one platform. */
export function goldenGraph(platform: string, environment: string): Graph {
  return graphFromJson(readFileSync(join(PLATFORMS, platform, "golden", `${environment}${SUFFIX}`), "utf8"));
}
