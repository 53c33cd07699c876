import { findResource, logGroupName } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";

/** The name of the log group that something writes to. */
export function logGroupOf(writer: { readonly log: string }, { graph }: Pick<SynthContext, "graph">): string {
  const log = findResource(graph, "log", writer.log);
  return log === undefined ? "" : logGroupName(log, graph);
}
