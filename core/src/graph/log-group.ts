import type { Graph } from "./graph.ts";
import type { Log } from "./log.ts";

/** The name of a log's group: the stated one, or one of the environment's own, as environments may share an account, which has each name once. */
export function logGroupName(
  { id, name }: Log,
  { platform, environment }: Pick<Graph, "platform" | "environment">,
): string {
  return name ?? `/${platform}/${environment}/${id.slice(id.indexOf(".") + 1)}`;
}
