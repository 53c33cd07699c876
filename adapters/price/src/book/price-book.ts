import { CACHE } from "./cache.ts";
import { COMPUTE } from "./compute.ts";
import { DATABASE } from "./database.ts";
import { EDGE } from "./edge.ts";
import { LIVE } from "./live.ts";
import { NETWORK } from "./network.ts";
import { OPERATIONS } from "./operations.ts";
import { type PriceRow, readRow } from "./price-row.ts";
import { SEARCH } from "./search.ts";
import { STORAGE } from "./storage.ts";

/** Every price there is: one row per SKU and region, in US dollars, on demand. */
export const PRICE_BOOK: readonly PriceRow[] = [
  ...COMPUTE,
  ...DATABASE,
  ...CACHE,
  ...SEARCH,
  ...NETWORK,
  ...STORAGE,
  ...EDGE,
  ...OPERATIONS,
  ...LIVE,
].map(readRow);

/** By region and then by SKU: a name made of both would be made anew for each of the thousands of questions. */
const ROWS: ReadonlyMap<string, ReadonlyMap<string, PriceRow>> = new Map(
  [...Map.groupBy(PRICE_BOOK, ({ region }) => region)].map(([region, rows]) => [
    region,
    new Map(rows.map((row) => [row.sku, row])),
  ]),
);

/** The price of a SKU in a region, or the one for all regions. Undefined where the book has none: no other region's price stands in. */
export function findPrice(sku: string, region: string): PriceRow | undefined {
  return ROWS.get(region)?.get(sku) ?? ROWS.get("global")?.get(sku);
}
