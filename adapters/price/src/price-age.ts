import type { CostItem, PriceAge } from "@terrace/core/report";
import { SOURCES, type SourceKey } from "./book/sources.ts";

/** A price that nobody has looked at for longer may have changed. */
const LIMIT_DAYS = 180;

const DAY = 86_400_000;

/** How old the prices of these lines are on a day, and which of them only third parties vouch for. */
export function priceAge(items: readonly CostItem[], asOf: string): PriceAge {
  const used = [...new Map(items.map((item) => [`${item.sku} ${item.region}`, item])).values()];
  const age = ({ effectiveDate }: CostItem): number => (Date.parse(asOf) - Date.parse(effectiveDate)) / DAY;
  return {
    asOf,
    oldest: used.map(({ effectiveDate }) => effectiveDate).toSorted()[0] ?? null,
    used: used.length,
    stale: used
      .filter((item) => age(item) > LIMIT_DAYS)
      .map(({ sku, region, effectiveDate }) => ({ sku, region, effectiveDate })),
    limitDays: LIMIT_DAYS,
    weak: used
      .filter(({ confidence }) => confidence === "C")
      .map(({ sku, region, source }) => ({ sku, region, source: SOURCES[source as SourceKey] })),
  };
}
