import type { Balancer } from "@terrace/core/graph";
import { charge, charged, everyHour, free, type Part, used } from "./charge.ts";
import { missRatio, type PriceContext, publicZones } from "./context.ts";
import { GB } from "./month.ts";
import { heldAddresses } from "./process.ts";
import { transferOut } from "./transfer.ts";
import { decimal } from "./words.ts";

/** New connections that one capacity unit takes in an hour: 25 a second. Source: Elastic Load Balancing pricing, dimensions of an LCU. */
const CONNECTIONS = 25 * 3_600;

/** The balancer by the hour and by capacity units: the larger of bytes and connections, each request counted as a connection of its own. (BRQ-COST-05) */
export function priceBalancer(balancer: Balancer, context: PriceContext): Part {
  if (balancer.engine === "edge") return free("the edge itself sends requests to the tasks");
  const { region } = context;
  return charged([
    charge({ group: "alb", what: "load balancer", sku: "alb.hour", region, quantity: everyHour(1, "balancer") }),
    charge({
      group: "alb",
      what: "capacity units",
      sku: "alb.lcu",
      region,
      quantity: used("requests and bytes that reach the balancer", (month) => {
        const bytes = (month.egress * missRatio(month, context)) / GB;
        const connections = (month.requests * missRatio(month, context)) / CONNECTIONS;
        const units = Math.max(bytes, connections);
        return { units, factors: `${decimal(units, 2)} LCU-h (${bytes >= connections ? "by bytes" : "by requests"})` };
      }),
    }),
    ...(balancer.tier === "public" ? [heldAddresses(publicZones(context), "addresses of the balancer", region)] : []),
    ...transferOut(balancer.id, context),
  ]);
}
