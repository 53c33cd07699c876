import type { Commitment } from "@terrace/core/graph";
import type { CommitmentFamily } from "./book/discounts.ts";
import { HOURS, type Month } from "./month.ts";
import { decimal } from "./words.ts";

/** What one resource is billed for: a quantity of something that has a price. */
export interface Charge {
  /** The word of the bill: `fargate`, `nat`, `transfer`. */
  readonly group: string;
  readonly what: string;
  readonly sku: string;
  readonly region: string;
  readonly quantity: Quantity;
  /** What can be promised of it, and what the environment does promise; null where nothing can be. */
  readonly committable: { readonly family: CommitmentFamily; readonly commitment: Commitment | null } | null;
  /** Capacity that the provider may take back. */
  readonly isSpot: boolean;
}

/** So many units, and how the number comes about. */
export interface Amount {
  readonly units: number;
  readonly factors: string;
}

export type Quantity =
  /** Stands there, whoever comes. */
  | { readonly kind: "standing"; readonly amount: Amount }
  /** Follows the month: null where the month does not say. `least` is there in any case. */
  | {
      readonly kind: "used";
      readonly needs: string;
      readonly of: (month: Month) => Amount | null;
      readonly least: Amount | null;
    };

/** All that one resource adds to the estimate. */
export interface Part {
  readonly charges: readonly Charge[];
  /** Billed by quantities that no assumption covers. */
  readonly missing: readonly { readonly what: string; readonly missing: string }[];
  /** Why it costs nothing; null where it costs something. */
  readonly free: string | null;
}

export function charged(charges: readonly Charge[], missing: Part["missing"] = []): Part {
  return { charges, missing, free: null };
}

/** A resource that costs nothing, with the reason that a reader is shown. */
export function free(reason: string): Part {
  return { charges: [], missing: [], free: reason };
}

/** A charge on demand, unless told otherwise. */
export function charge(
  words: Pick<Charge, "group" | "what" | "sku" | "region" | "quantity"> & Partial<Charge>,
): Charge {
  return { committable: null, isSpot: false, ...words };
}

/** So many of something, every hour of the month. */
export function everyHour(count: number, noun: string): Quantity {
  return standing(count * HOURS, `${decimal(count)} ${noun} × ${HOURS} h`);
}

export function standing(units: number, factors: string): Quantity {
  return { kind: "standing", amount: { units, factors } };
}

/** What follows the month. `needs` is the assumption that it takes, as a reader would ask for it. */
export function used(needs: string, of: (month: Month) => Amount | null, least: Amount | null = null): Quantity {
  return { kind: "used", needs, of, least };
}
