import type { Pipeline } from "@terrace/core/graph";
import { charged, free, type Part } from "./charge.ts";

/** Builds by the minute, which follows from how often somebody pushes. */
export function pricePipeline({ engine }: Pipeline): Part {
  if (engine === "github-actions") return free("GitHub bills it, not the provider");
  return charged(
    [],
    [{ what: "pipeline and build minutes", missing: "how often somebody pushes and how long a build takes" }],
  );
}
