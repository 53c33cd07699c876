import type { Confidence } from "@terrace/core/report";
import type { SourceKey } from "./sources.ts";

/** What one unit of one thing costs in one region, since when, and who says so. */
export interface PriceRow {
  /** Our name for it: service, product, variant. Single and Multi-AZ, engines and storage types are products of their own. */
  readonly sku: string;
  /** `global` where the provider has one price for all regions. */
  readonly region: string;
  /** USD for one unit; of the first paid tier where there are several. */
  readonly price: number;
  readonly unit: PriceUnit;
  /** The day from which the source vouches for it. */
  readonly effectiveDate: string;
  readonly source: SourceKey;
  readonly confidence: Confidence;
  /** Units of every month that cost nothing, for every account and for ever. */
  readonly free: number;
  /** Prices from a quantity on (in units above `free`), rising; empty for one price. */
  readonly tiers: readonly { readonly from: number; readonly price: number }[];
}

export type PriceUnit =
  | "hour"
  | "vCPU-hour"
  | "GB-hour"
  | "LCU-hour"
  | "month"
  | "GB-month"
  | "IOPS-month"
  | "GB"
  | "thousand"
  | "million";

/** A row as it is written in the book: one line per SKU and region. */
export type WrittenRow = readonly [
  sku: string,
  region: string,
  price: number,
  unit: PriceUnit,
  effectiveDate: string,
  source: SourceKey,
  confidence: Confidence,
  more?: Partial<Pick<PriceRow, "free" | "tiers">>,
];

export function readRow([sku, region, price, unit, effectiveDate, source, confidence, more]: WrittenRow): PriceRow {
  return { sku, region, price, unit, effectiveDate, source, confidence, free: 0, tiers: [], ...more };
}
