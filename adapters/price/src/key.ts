import type { Key } from "@terrace/core/graph";
import { charge, charged, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";

/** A key of the platform's own by the month. */
export function priceKey(_key: Key, { region }: PriceContext): Part {
  return charged([charge({ group: "kms", what: "key", sku: "kms.key", region, quantity: standing(1, "1 key") })]);
}
