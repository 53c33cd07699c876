import type { ResourceId } from "../graph/index.ts";
import type { Currency } from "../units/index.ts";
import type { SpendReport } from "./spend-report.ts";

/**
 * What a running platform would have cost this month at the provider, by what was measured here: `terrace price --measured --json`. All of it is an
 * estimate, since nobody bills this machine.
 */
export interface SpendingReport {
  readonly platform: string;
  readonly environment: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why there is nothing to tell; null where there is. */
  readonly lacks: string | null;
  /** How it is priced, in a sentence; null where it is not. */
  readonly estimate: string | null;
  readonly currency: Currency;
  /** Such as `2026-11`; months are those of UTC. */
  readonly month: string;
  /** What was measured of the month. */
  readonly used: Readonly<Record<string, number>>;
  /** This month so far, rounded to the cent. */
  readonly spent: number;
  /** Largest first; amounts are not rounded, so that they add up. */
  readonly lines: readonly SpendLine[];
  /** The last days, oldest first. */
  readonly days: readonly { readonly day: string; readonly amount: number }[];
  /** In no amount. */
  readonly unpriced: readonly { readonly resource: ResourceId; readonly what: string; readonly missing: string }[];
  readonly budgets: readonly SpendReport[];
}

/** One line of the month's bill so far. */
export interface SpendLine {
  readonly resource: ResourceId;
  readonly what: string;
  readonly sku: string;
  readonly unit: string;
  /** Units used, those that are free included. */
  readonly quantity: number;
  readonly amount: number;
}
