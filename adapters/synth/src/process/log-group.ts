import { findResource } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import type { ProcessResource } from "../assembly/name.ts";

/** The log group of a process, by its name. */
export function logGroupOf(process: ProcessResource, { graph }: SynthContext): string {
  return findResource(graph, "log", process.log)?.name ?? "";
}
