import type { Graph, Resource, ResourceId, Usage } from "@terrace/core/graph";
import type { CostItem, CostReport } from "@terrace/core/report";
import { edited, shopGraph } from "../../../../core/src/testing/shop.ts";
import { type PriceOptions, priceGraph } from "../price-graph.ts";

const GB = 1_073_741_824;

export const TODAY = "2026-11-21";

/** A month of the shop, in round figures. */
export const A_MONTH: Usage = {
  requests: 9_000_000,
  egress: 2_000 * GB,
  hitRatio: 0.9,
  load: 0.25,
  nat: 100 * GB,
  logs: 10 * GB,
  stored: { "bucket.images": 1_000 * GB },
  objects: 200_000,
  messages: 1_000_000,
  liveHours: 100,
  users: 5_000,
  served: 1_000_000,
};

export interface ShopFacts {
  readonly region?: string;
  /** The middle month; the low one is half and the high one twice as much. Null for no assumption. */
  readonly usage?: Usage | null;
  readonly costs?: Partial<Graph["costs"]>;
  readonly patches?: Readonly<Record<ResourceId, object>>;
  readonly add?: readonly Resource[];
}

/** The shop as its authors would have it priced: in a region, with a month, with some resources changed or added. */
export function shopWith({
  region = "us-east-1",
  usage = A_MONTH,
  costs = {},
  patches = {},
  add = [],
}: ShopFacts = {}): Graph {
  const base = Object.entries(patches).reduce((graph, [id, patch]) => edited(graph, id, patch), shopGraph());
  const assumed = usage === null ? null : { low: times(usage, 0.5), mid: usage, high: times(usage, 2) };
  const resources = [...base.resources, ...add].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...base, region, resources, costs: { ...base.costs, usage: assumed, ...costs } };
}

export function priceShop(facts: ShopFacts = {}, options: Partial<PriceOptions> = {}): CostReport {
  return priceGraph(shopWith(facts), { asOf: TODAY, ...options });
}

/** The only line of a resource for a SKU; fails when there is none or more than one. */
export function lineOf(report: CostReport, resource: ResourceId, sku: string): CostItem {
  const found = report.items.filter((item) => item.resource === resource && item.sku === sku);
  const [line] = found;
  if (line === undefined || found.length > 1)
    throw new Error(
      `${found.length} lines of ${resource} for ${sku}; there are ${report.items.map((item) => `${item.resource} ${item.sku}`).join(", ")}`,
    );
  return line;
}

function times(usage: Usage, factor: number): Usage {
  return {
    ...usage,
    requests: usage.requests * factor,
    egress: usage.egress * factor,
    load: Math.min(1, usage.load * factor),
    nat: usage.nat * factor,
    logs: usage.logs * factor,
    stored: Object.fromEntries(Object.entries(usage.stored).map(([name, bytes]) => [name, bytes * factor])),
    objects: usage.objects * factor,
    messages: usage.messages * factor,
    liveHours: usage.liveHours * factor,
  };
}
