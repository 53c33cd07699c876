import type { ResourceId } from "@terrace/core/graph";
import { type Charge, charge, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB } from "./month.ts";
import { decimal } from "./words.ts";

/** Bytes that leave to the internet, billed once: through the content delivery network where there is one, else straight from the region. (WEB-COST-07) */
export function transferOut(resource: ResourceId, { carrier, hasCdn, region }: PriceContext): readonly Charge[] {
  if (resource !== carrier) return [];
  return [
    charge({
      group: "transfer",
      what: hasCdn ? "bytes to viewers through CloudFront" : "bytes to the internet",
      sku: hasCdn ? "cloudfront.out" : "transfer.out",
      region,
      quantity: used("bytes that leave to the internet", ({ egress }) => ({
        units: egress / GB,
        factors: `${decimal(egress / GB, 2)} GB`,
      })),
    }),
  ];
}
