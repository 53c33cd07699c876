import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Graph, graphFromJson } from "@terrace/core/graph";

const PLATFORMS = join(import.meta.dirname, "../../../platforms");

/** Every environment on AWS, as the goldens hold it. */
export function awsGraphs(): readonly Graph[] {
  return readdirSync(PLATFORMS)
    .filter((platform) => readdirSync(join(PLATFORMS, platform)).includes("golden"))
    .flatMap((platform) => {
      const folder = join(PLATFORMS, platform, "golden");
      const names = readdirSync(folder).filter((name) => name.endsWith(".graph.json"));
      return names.map((name) => graphFromJson(readFileSync(join(folder, name), "utf8")));
    })
    .filter(({ target }) => target === "aws");
}
