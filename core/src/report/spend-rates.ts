import type { ResourceId } from "../graph/index.ts";
import type { Currency, Ratio } from "../units/index.ts";

/**
 * What is counted of a platform as a whole: `hours` that it ran, `requests` and `egress` (bytes) that its services answered, `edge-requests` and
 * `edge-egress` that its edge answered from the disk, and `logs`, bytes of log lines.
 */
export const WHOLE_MEASURES = ["hours", "requests", "egress", "edge-requests", "edge-egress", "logs"] as const;

/**
 * What is counted on this machine and has a price at the provider; besides, `tasks:<id>` are hours of tasks above the least of a process, and
 * `stored:<id>` are bytes kept in a bucket times hours.
 */
export type UsageMeasure = (typeof WHOLE_MEASURES)[number] | `tasks:${ResourceId}` | `stored:${ResourceId}`;

/**
 * The price book as it applies to one environment: what running it costs at the provider by what can be measured here. A pure value that whoever
 * starts a platform hands over, so that the control plane prices usage without a price book.
 */
export interface SpendRates {
  readonly platform: string;
  readonly environment: string;
  /** Where it is priced as if it ran there. */
  readonly region: string;
  readonly currency: Currency;
  /** The day on which the book was asked, such as `2026-11-21`. */
  readonly asOf: string;
  readonly rates: readonly SpendRate[];
  /** What the provider bills beside, and why it is in no rate. */
  readonly unpriced: readonly { readonly resource: ResourceId; readonly what: string; readonly missing: string }[];
}

/** One line of the bill by what it follows. */
export interface SpendRate {
  readonly resource: ResourceId;
  readonly what: string;
  readonly sku: string;
  /** What the price is for: `hour`, `GB`. */
  readonly unit: string;
  /** Units that one of each measure makes; a month has 730 hours. */
  readonly follows: readonly { readonly measure: UsageMeasure; readonly units: number }[];
  /** Whether all of them are billed, or the largest alone, as with the capacity of a balancer. */
  readonly take: "sum" | "most";
  /** Units of every month that cost nothing. */
  readonly free: number;
  /** Prices by quantity above `free`, rising; the first from 0. */
  readonly tiers: readonly { readonly from: number; readonly price: number }[];
  /** The part of the price that a promise or spot capacity leaves to pay. */
  readonly kept: Ratio;
}
