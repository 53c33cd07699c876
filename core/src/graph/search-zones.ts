import type { Graph } from "./graph.ts";
import { resourcesOf } from "./graph.ts";
import type { SearchCluster } from "./search.ts";

/** Zones that OpenSearch Service can spread a domain over. */
const SPREADS = [3, 2];

/**
 * Zones that a cluster's nodes stand in: three or two, as many as its tier has and the nodes fill evenly, else one.
 * OpenSearch Service refuses three nodes in two zones ("You must choose an even number of data nodes"). (BRQ-SRCH-05, ATL-SRCH-03)
 */
export function searchZones({ zoneAwareness, nodes, tier }: SearchCluster, graph: Graph): number {
  if (!zoneAwareness) return 1;
  const subnets = resourcesOf(graph, "network").flatMap((network) => network.subnets);
  const zones = new Set(subnets.flatMap((subnet) => (subnet.tier === tier ? [subnet.zone] : []))).size;
  return SPREADS.find((spread) => spread <= zones && nodes % spread === 0) ?? 1;
}
