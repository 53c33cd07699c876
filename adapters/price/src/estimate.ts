import { type Graph, handle } from "@terrace/core/graph";
import type { CostItem, UnpricedItem } from "@terrace/core/report";
import type { Charge, Part } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { HANDLERS } from "./handlers.ts";
import { type Months, priceCharge } from "./price-charge.ts";

/** Every line of the bill, and everything that is left out of it. */
export interface Estimate {
  readonly items: readonly CostItem[];
  readonly unpriced: readonly UnpricedItem[];
  readonly free: readonly { readonly resource: string; readonly reason: string }[];
  /** What was priced, with the lines that came of it. */
  readonly charges: readonly { readonly charge: Charge; readonly items: readonly CostItem[] }[];
}

/** Prices every resource. What runs on a machine of one's own is not billed by anybody. */
export function estimate(graph: Graph, context: PriceContext, months: Months | null): Estimate {
  const parts = graph.resources.map((resource) => ({ resource, part: handle(HANDLERS, resource, context) as Part }));
  const priced = parts.flatMap(({ resource, part }) =>
    part.charges.map((charge) => ({ charge, ...priceCharge(charge, resource, months) })),
  );
  const missing = parts.flatMap(({ resource, part }) =>
    part.missing.map(
      ({ what, missing: words }): UnpricedItem => ({
        resource: resource.id,
        kind: resource.kind,
        what,
        sku: null,
        region: null,
        reason: "needs-assumption",
        missing: words,
        unconfirmed: null,
      }),
    ),
  );
  return {
    items: priced.flatMap(({ items }) => items),
    unpriced: [...priced.flatMap(({ unpriced }) => unpriced), ...missing],
    free: parts.flatMap(({ resource, part }) =>
      part.free === null ? [] : [{ resource: resource.id, reason: part.free }],
    ),
    charges: priced.map(({ charge, items }) => ({ charge, items })),
  };
}
