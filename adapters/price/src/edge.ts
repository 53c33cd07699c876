import { type Edge, resourcesOf } from "@terrace/core/graph";
import { type Charge, charge, charged, free, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { madeSecrets } from "./made-secrets.ts";
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
    ...originKey(edge, context),
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

/** Where CloudFront reads what it asks for, wherever the platform is. */
const EDGE_REGION = "us-east-1";

/** What the balancer is shown: a secret, and a copy of it where content delivery can read it unless a standby has one there. */
function originKey({ lockOrigin }: Edge, { graph, region }: PriceContext): readonly Charge[] {
  if (!lockOrigin) return [];
  const regions = [region, ...resourcesOf(graph, "standby").map((standby) => standby.region)];
  const copies = regions.includes(EDGE_REGION) ? 0 : 1;
  return [
    ...madeSecrets(1, "key that content delivery shows the balancer", region),
    ...madeSecrets(copies, `copy of that key in ${EDGE_REGION}`, EDGE_REGION),
  ];
}
