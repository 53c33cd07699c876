import type { Graph } from "@terrace/core/graph";
import type { CostReport } from "@terrace/core/report";
import type { Platform } from "@terrace/core/spec";
import { priceGraph } from "@terrace/price";
import type { PlatformFile } from "./find-platform.ts";
import { resolvedGraphs } from "./resolved-graph.ts";

export interface PricerOptions {
  /** Today unless told. */
  readonly asOf?: string;
  readonly graphOf?: (environment: string) => Graph;
}

/** Prices environments of one platform, those that a stated total counts in before. Each once. */
export function pricer(
  platform: Platform,
  file: PlatformFile,
  { asOf = new Date().toISOString().slice(0, 10), graphOf = resolvedGraphs(platform, file) }: PricerOptions = {},
): (environment: string) => CostReport {
  const known = new Map<string, CostReport>();
  const alone = (environment: string): CostReport => {
    const found = known.get(environment) ?? priceGraph(graphOf(environment), { asOf });
    known.set(environment, found);
    return found;
  };
  return (environment) => {
    const graph = graphOf(environment);
    const { includes } = graph.costs;
    return includes.length === 0 ? alone(environment) : priceGraph(graph, { asOf, included: includes.map(alone) });
  };
}
