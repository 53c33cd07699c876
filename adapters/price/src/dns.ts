import type { Dns, DnsRecord } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";

/** Below this interval a health check is a fast one, which is an optional feature. */
const FAST = 30_000;

/** The zone and its health checks. Queries for names that lead to resources of the provider are free. (BRQ-COST-06) */
export function priceDns(dns: Dns, { region }: PriceContext): Part {
  const checks = dns.records.flatMap(({ health }) => (health === null ? [] : [health]));
  // Each speaks HTTPS, which is an optional feature; so is asking fast.
  const features = checks.reduce((count, { interval }) => count + (interval < FAST ? 2 : 1), 0);
  const each = { group: "route53", region };
  const health: readonly Charge[] =
    checks.length === 0
      ? []
      : [
          charge({
            ...each,
            what: "health checks",
            sku: "route53.health-check",
            quantity: standing(checks.length, `${checks.length} checks`),
          }),
          charge({
            ...each,
            what: "options of health checks (HTTPS, fast)",
            sku: "route53.health-check.feature",
            quantity: standing(features, `${features} options`),
          }),
        ];
  const zone = charge({ ...each, what: "hosted zone", sku: "route53.zone", quantity: standing(1, "1 zone") });
  return charged(
    [zone, ...health],
    dns.records.some(isAsked)
      ? [{ what: "queries", missing: "how often names are looked up that are no alias of a resource" }]
      : [],
  );
}

/** Whether looking the record up is billed: an alias of a balancer or an edge is not. */
function isAsked({ target, routing }: DnsRecord): boolean {
  return target.kind === "name" || target.id.startsWith("host.") || routing.policy === "latency";
}
