import type { Graph } from "../graph/index.ts";

/**
 * The environments that one moves through as a platform grows, in the order of their author. What another one counts into its bill, as
 * production does its staging, stands beside the ladder and is no rung of it. (ATL-DOC-01, ATL-P3-02, ATL-MIG-01..03)
 */
export function rungsOf(graphs: readonly Graph[]): readonly Graph[] {
  const beside = new Set(graphs.flatMap(({ costs }) => costs.includes));
  return graphs.filter(({ environment }) => !beside.has(environment));
}
