import type { Commitment } from "@terrace/core/graph";
import { DISCOUNTS, type Discount } from "./book/discounts.ts";
import type { Charge } from "./charge.ts";

/** What a charge costs less for a promise that the environment makes or for capacity that may be taken back; null for nothing. */
export function discountOf({ committable, isSpot }: Charge): { readonly ratio: number; readonly words: string } | null {
  if (committable === null) return null;
  if (isSpot) {
    const spot = DISCOUNTS.find(({ family, promise }) => family === committable.family && promise === null);
    return spot === undefined ? null : { ratio: spot.ratio, words: "spot" };
  }
  const { commitment } = committable;
  const found = commitment === null ? undefined : rateOf(committable.family, commitment);
  return commitment === null || found === undefined ? null : { ratio: found.ratio, words: promiseWords(commitment) };
}

/** The book's rate for a promise; undefined where it has none. */
export function rateOf(
  family: Discount["family"],
  { term, payment }: Pick<Commitment, "term" | "payment">,
): Discount | undefined {
  return DISCOUNTS.find(
    ({ family: of, promise }) => of === family && promise?.term === term && promise.payment === payment,
  );
}

/** `1 year, nothing upfront`. */
export function promiseWords({ term, payment }: Pick<Commitment, "term" | "payment">): string {
  const upfront = { none: "nothing upfront", partial: "a part upfront", all: "all upfront" }[payment];
  return `${term === "1y" ? "1 year" : "3 years"}, ${upfront}`;
}
