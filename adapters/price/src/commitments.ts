import type { CommittedCost } from "@terrace/core/report";
import { levels, toCents } from "./cents.ts";
import { promiseWords, rateOf } from "./discount.ts";
import type { Figures } from "./figures.ts";

/** What is promised for a time: on demand, at the book's rate, and at the one that the requirements state. (ATL-COST-02, CON-ATL-18) */
export function commitments({ found }: Figures): readonly CommittedCost[] {
  return found.charges.flatMap(({ charge: { committable, isSpot }, items: [item] }): readonly CommittedCost[] => {
    const commitment = committable?.commitment ?? null;
    if (committable === null || commitment === null || isSpot || item === undefined) return [];
    const ratio = rateOf(committable.family, commitment)?.ratio ?? null;
    const { resource, what, onDemand, monthly } = item;
    const { statedSaving } = commitment;
    const stated =
      statedSaving === null
        ? null
        : { ratio: statedSaving, monthly: levels((level) => toCents(onDemand[level] * (1 - statedSaving))) };
    const committed = ratio === null ? null : monthly;
    return [{ resource, what, promise: promiseWords(commitment), onDemand, committed, ratio, stated }];
  });
}
