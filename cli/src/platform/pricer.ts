import type { CostReport } from "@terrace/core/report";
import type { Platform } from "@terrace/core/spec";
import { priceGraph } from "@terrace/price";
import type { PlatformFile } from "./find-platform.ts";
import { resolvedGraph } from "./resolved-graph.ts";

/** Prices environments of one platform, those that a stated total counts in before. Each once. */
export function pricer(platform: Platform, file: PlatformFile): (environment: string) => CostReport {
  const asOf = new Date().toISOString().slice(0, 10);
  const known = new Map<string, CostReport>();
  const alone = (environment: string): CostReport => {
    const found = known.get(environment) ?? priceGraph(resolvedGraph(platform, file, environment), { asOf });
    known.set(environment, found);
    return found;
  };
  return (environment) => {
    const graph = resolvedGraph(platform, file, environment);
    const { includes } = graph.costs;
    return includes.length === 0 ? alone(environment) : priceGraph(graph, { asOf, included: includes.map(alone) });
  };
}
