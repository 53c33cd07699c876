import { resourcesOf } from "@terrace/core/graph";
import type { SavingOption } from "@terrace/core/report";
import { findPrice } from "./book/price-book.ts";
import { levels, sumOf, sumOfLevels } from "./cents.ts";
import type { Figures } from "./figures.ts";
import { GB } from "./month.ts";

/** Flat plans of the content delivery network: what a month may bring. They include the firewall, the zone and log lines of one distribution. */
const PLANS = [
  { name: "Free", sku: "cloudfront.plan.free", requests: 1e6, gigabytes: 100 },
  { name: "Pro", sku: "cloudfront.plan.pro", requests: 10e6, gigabytes: 50 * 1_024 },
  { name: "Business", sku: "cloudfront.plan.business", requests: 125e6, gigabytes: 50 * 1_024 },
  { name: "Premium", sku: "cloudfront.plan.premium", requests: 500e6, gigabytes: 50 * 1_024 },
];

/** The smallest plan that the highest month fits into, where the middle one is cheaper with it than by use. */
export function planInsteadOfUse({ graph, found, months }: Figures): readonly SavingOption[] {
  const edge = resourcesOf(graph, "edge").find(({ engine }) => engine === "cdn");
  if (edge === undefined || months === null) return [];
  const { requests, egress } = months.high;
  const plan = PLANS.find((one) => requests <= one.requests && egress / GB <= one.gigabytes);
  const row = plan === undefined ? undefined : findPrice(plan.sku, "global");
  if (plan === undefined || row === undefined) return [];
  const replaced = found.items.filter(
    ({ resource, sku }) =>
      resource === edge.id || sku === "route53.zone" || (sku.startsWith("waf.") && guards(edge.id, resource)),
  );
  function guards(guarded: string, resource: string): boolean {
    return resourcesOf(graph, "waf").some(({ id, guards: of }) => id === resource && of === guarded);
  }
  const now = sumOfLevels(replaced.map(({ monthly }) => monthly));
  const saves = levels((level) => sumOf([now[level], -row.price]));
  if (saves.mid <= 0) return [];
  return [
    {
      resource: edge.id,
      what: `${edge.id}: CloudFront's plan "${plan.name}" at ${row.price} USD instead of paying by use`,
      saves,
      ratio: now.mid === 0 ? null : Number((saves.mid / now.mid).toFixed(4)),
      but: "no code at the edge, no real-time logs, no continuous deployment",
      source: row.source,
      confidence: row.confidence,
      stated: null,
    },
  ];
}
