import type { Edge } from "@terrace/core/graph";
import { charge, charged, free, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { transferOut } from "./transfer.ts";
import { decimal } from "./words.ts";

/** CloudFront as it is used, without a plan: bytes and requests. A container costs its machine, and no edge costs only what leaves. */
export function priceEdge(edge: Edge, context: PriceContext): Part {
  const out = transferOut(edge.id, context);
  if (edge.engine !== "cdn")
    return out.length > 0
      ? charged(out)
      : free(edge.container === null ? "nothing stands there" : `a container on ${edge.container.host}`);
  return charged([
    ...out,
    charge({
      group: "cloudfront",
      what: "HTTPS requests",
      sku: "cloudfront.https",
      region: context.region,
      quantity: used("requests that reach the edge", ({ requests }) => ({
        units: requests / 1e6,
        factors: `${decimal(requests / 1e6)} M requests`,
      })),
    }),
  ]);
}
