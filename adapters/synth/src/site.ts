import type { Site } from "@terrace/core/graph";
import type { SynthContext } from "./assembly/context.ts";
import type { Part } from "./assembly/part.ts";
import { synthProcess } from "./process/process.ts";

/** A site that renders on the server: run like a service. (BRQ-LOCAL-06) */
export function synthSite(site: Site, context: SynthContext): Part {
  return synthProcess(site, context);
}
