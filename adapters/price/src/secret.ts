import type { Secret } from "@terrace/core/graph";
import { charge, charged, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";

/** A secret by the month; the few calls at a task's start are cents a year. */
export function priceSecret(_secret: Secret, { region }: PriceContext): Part {
  return charged([
    charge({ group: "secrets", what: "secret", sku: "secrets.secret", region, quantity: standing(1, "1 secret") }),
  ]);
}
