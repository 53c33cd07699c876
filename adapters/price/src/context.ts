import type { Graph, ResourceId } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import type { Month } from "./month.ts";

/** What a resource must know of the rest to say what it costs. */
export interface PriceContext {
  readonly graph: Graph;
  readonly region: string;
  /** RFC 3339 date from which prices and ends of support are judged. */
  readonly asOf: string;
  /** The resource through which bytes leave to the internet. */
  readonly carrier: ResourceId | null;
  readonly hasCdn: boolean;
}

export function priceContext(graph: Graph, asOf: string): PriceContext {
  const edges = resourcesOf(graph, "edge");
  const carriers = [
    ...edges,
    ...resourcesOf(graph, "balancer"),
    ...resourcesOf(graph, "host"),
    ...resourcesOf(graph, "network"),
  ];
  return {
    graph,
    asOf,
    region: graph.region ?? "",
    carrier: carriers[0]?.id ?? null,
    hasCdn: edges.some(({ engine }) => engine === "cdn"),
  };
}

/** The share of requests and bytes that reaches what stands behind the edge. */
export function missRatio(month: Month, { hasCdn }: PriceContext): number {
  return hasCdn ? 1 - month.hitRatio : 1;
}

/** Zones with a public subnet, at least one: each has its own address of a balancer, and its own gateway where they are per zone. */
export function publicZones({ graph }: PriceContext): number {
  const zones = resourcesOf(graph, "network").flatMap(({ subnets }) =>
    subnets.filter(({ tier }) => tier === "public").map(({ zone }) => zone),
  );
  return Math.max(1, new Set(zones).size);
}
