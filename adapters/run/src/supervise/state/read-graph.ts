import type { Graph } from "@terrace/core/graph";
import { readWanted } from "./settings.ts";
import { findState, type PlatformRef } from "./state-folder.ts";

/** The graph that a platform was last told to be, whatever its file says now. Throws when it was never started. */
export async function readGraph(ref: PlatformRef): Promise<Graph> {
  return (await readWanted(await findState(ref))).graph;
}
