import { type Registry, resourcesOf } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB, storedUnder } from "./month.ts";
import { decimal } from "./words.ts";

/** Images by what they take, here and in each region with a copy: where one is asked for, and where a standby waits. */
export function priceRegistry(registry: Registry, { region, graph }: PriceContext): Part {
  const standbys = resourcesOf(graph, "standby").map((standby) => standby.region);
  const places = new Set([region, ...registry.replication, ...standbys]);
  return charged([...places].map((place) => images(registry, place, place !== region)));
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
