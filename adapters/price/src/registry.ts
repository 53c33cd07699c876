import type { Registry } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB, storedUnder } from "./month.ts";
import { decimal } from "./words.ts";

/** Images by what they take, here and in each region with a copy. */
export function priceRegistry(registry: Registry, { region }: PriceContext): Part {
  return charged([region, ...registry.replication].map((place) => images(registry, place, place !== region)));
}

function images({ id }: Registry, region: string, isCopy: boolean): Charge {
  return charge({
    group: "ecr",
    what: isCopy ? `images in ${region}` : "images",
    sku: "ecr.storage",
    region,
    quantity: used(`bytes kept in ${id}`, (month) => {
      const bytes = storedUnder(month, id, id.slice(id.indexOf(".") + 1));
      return bytes === null ? null : { units: bytes / GB, factors: `${decimal(bytes / GB, 2)} GB` };
    }),
  });
}
