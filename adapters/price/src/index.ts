export { findPrice, PRICE_BOOK } from "./book/price-book.ts";
export type { PriceRow } from "./book/price-row.ts";
export { SOURCES } from "./book/sources.ts";
export { compareCosts } from "./compare-costs.ts";
export { type PriceOptions, priceGraph } from "./price-graph.ts";
export { spendRates } from "./spend-rates.ts";
