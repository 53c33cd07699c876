import { type Graph, handle, type Resource, resourcesOf } from "@terrace/core/graph";
import type { SpendRate, SpendRates } from "@terrace/core/report";
import { findPrice } from "./book/price-book.ts";
import type { Charge, Part } from "./charge.ts";
import { type PriceContext, priceContext } from "./context.ts";
import { discountOf } from "./discount.ts";
import { HANDLERS } from "./handlers.ts";
import { followed } from "./measured-month.ts";

type Unpriced = SpendRates["unpriced"][number];

/**
 * The price book as it applies to one environment: a rate for each line of its bill, by what can be measured where it runs. Null for an environment
 * of one's own machine, which nobody bills.
 */
export function spendRates(graph: Graph, { asOf }: { readonly asOf: string }): SpendRates | null {
  if (graph.target === "local" || graph.region === null) return null;
  const context = priceContext(graph, asOf);
  const found = graph.resources.map((resource) => ratesOf(resource, context));
  const { platform, environment, region } = graph;
  return {
    ...{ platform, environment, region, currency: "USD", asOf },
    rates: found.flatMap(({ rates }) => rates),
    unpriced: [...found.flatMap(({ unpriced }) => unpriced), ...fromStore(graph)],
  };
}

interface Found {
  readonly rates: readonly SpendRate[];
  readonly unpriced: readonly Unpriced[];
}

function ratesOf(resource: Resource, context: PriceContext): Found {
  const part = handle(HANDLERS, resource, context) as Part;
  const found = part.charges.map((charge) => rateOf(charge, resource));
  const missing = part.missing.map(({ what, missing: words }) => ({ resource: resource.id, what, missing: words }));
  return {
    rates: found.flatMap(({ rates }) => rates),
    unpriced: [...found.flatMap(({ unpriced }) => unpriced), ...missing],
  };
}

function rateOf(charge: Charge, resource: Resource): Found {
  const { what, sku, region } = charge;
  const row = findPrice(sku, region);
  const left = (missing: string): readonly Unpriced[] => [{ resource: resource.id, what, missing }];
  if (row === undefined) return { rates: [], unpriced: left(`${sku} has no price for ${region}`) };
  if (row.confidence === "U") return { rates: [], unpriced: left(`the price of ${sku} in ${region} is unconfirmed`) };
  const { follows, take, unmeasured } = followed(charge, resource);
  const discount = discountOf(charge);
  const tiers = row.tiers.length === 0 ? [{ from: 0, price: row.price }] : row.tiers;
  const kept = discount === null ? 1 : 1 - discount.ratio;
  const rate = { resource: resource.id, what, sku, unit: row.unit, follows, take, free: row.free, tiers, kept };
  return {
    rates: follows.length === 0 ? [] : [rate],
    unpriced: unmeasured === null ? [] : left(`nothing on this machine measures ${unmeasured}`),
  };
}

/** Here nothing counts what the edge answers from its store, and viewers are sent that as well. */
function fromStore(graph: Graph): readonly Unpriced[] {
  return resourcesOf(graph, "edge").flatMap(({ id, routes }) =>
    routes.some(({ target, cache }) => target.kind === "balancer" && cache !== null)
      ? [
          {
            resource: id,
            what: "answers that the edge has kept",
            missing: "the edge does not count what it answers from its store",
          },
        ]
      : [],
  );
}
