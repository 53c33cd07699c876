import type { Resource } from "@terrace/core/graph";
import type { CostItem, Levels, UnpricedItem, UsageLevel } from "@terrace/core/report";
import { findPrice } from "./book/price-book.ts";
import type { PriceRow } from "./book/price-row.ts";
import { levels, toCents } from "./cents.ts";
import type { Amount, Charge } from "./charge.ts";
import { discountOf } from "./discount.ts";
import type { Month } from "./month.ts";
import { decimal, percent } from "./words.ts";

export type Months = Readonly<Record<UsageLevel, Month>>;

/** What became of one charge: a line, something left out, or both where only its least part is known. */
export interface Priced {
  readonly items: readonly CostItem[];
  readonly unpriced: readonly UnpricedItem[];
}

/** Quantity × unit price at three levels. A SKU without a confirmed price is left out of the total and said so. */
export function priceCharge(charge: Charge, resource: Pick<Resource, "id" | "kind">, months: Months | null): Priced {
  const row = findPrice(charge.sku, charge.region);
  const { amounts, assumed } = amountsOf(charge, months);
  const left = { resource: resource.id, kind: resource.kind, what: charge.what, region: charge.region };
  const needs = charge.quantity.kind === "used" ? charge.quantity.needs : "";
  const open: readonly UnpricedItem[] = assumed
    ? []
    : [{ ...left, sku: null, reason: "needs-assumption", missing: needs, unconfirmed: null }];
  if (row === undefined || row.confidence === "U") {
    const missing =
      row === undefined
        ? `${charge.sku} has no price for ${charge.region}`
        : `the price of ${charge.sku} in ${charge.region} is unconfirmed`;
    const unconfirmed = row === undefined || amounts === null ? null : levels((level) => paidFor(amounts[level], row));
    return { items: [], unpriced: [{ ...left, sku: charge.sku, reason: "no-price", missing, unconfirmed }] };
  }
  if (amounts === null) return { items: [], unpriced: open };
  return { items: [itemOf(charge, resource, { row, amounts })], unpriced: open };
}

/** What a charge comes to in one month, as its line would say; nothing where it has none. */
export function costIn(charge: Charge, month: Month): number {
  const row = findPrice(charge.sku, charge.region);
  const { quantity } = charge;
  const amount = quantity.kind === "standing" ? quantity.amount : (quantity.of(month) ?? quantity.least);
  if (row === undefined || row.confidence === "U" || amount === null) return 0;
  return toCents(paidFor(amount, row) * keptOf(discountOf(charge)));
}

function amountsOf(
  { quantity }: Charge,
  months: Months | null,
): { readonly amounts: Readonly<Record<UsageLevel, Amount>> | null; readonly assumed: boolean } {
  if (quantity.kind === "standing") return { amounts: levels(() => quantity.amount), assumed: true };
  const used = months === null ? null : levels((level) => quantity.of(months[level]));
  if (used !== null && used.low !== null && used.mid !== null && used.high !== null) {
    return { amounts: { low: used.low, mid: used.mid, high: used.high }, assumed: true };
  }
  const { least } = quantity;
  return { amounts: least === null || least.units === 0 ? null : levels(() => least), assumed: false };
}

function itemOf(
  charge: Charge,
  resource: Pick<Resource, "id" | "kind">,
  { row, amounts }: { readonly row: PriceRow; readonly amounts: Readonly<Record<UsageLevel, Amount>> },
): CostItem {
  const discount = discountOf(charge);
  const less = discount === null ? "" : `, less ${percent(discount.ratio)}`;
  const onDemand: Levels = each(amounts, (amount) => paidFor(amount, row));
  return {
    resource: resource.id,
    kind: resource.kind,
    group: charge.group,
    what: charge.what,
    sku: row.sku,
    region: row.region === "global" ? "global" : charge.region,
    unit: row.unit,
    unitPrice: row.price,
    quantity: each(amounts, ({ units }) => Number(units.toFixed(6))),
    monthly: levels((level) => toCents(onDemand[level] * keptOf(discount))),
    onDemand,
    formula: each(amounts, (amount) => formulaOf(amount, row) + less),
    byUsage: charge.quantity.kind === "used",
    commitment: discount?.words ?? null,
    effectiveDate: row.effectiveDate,
    source: row.source,
    confidence: row.confidence,
  };
}

/** What stands is the same amount at every level, and worked out once. */
function each<Value>(
  amounts: Readonly<Record<UsageLevel, Amount>>,
  of: (amount: Amount) => Value,
): Readonly<Record<UsageLevel, Value>> {
  const middle = of(amounts.mid);
  return levels((level) => (amounts[level] === amounts.mid ? middle : of(amounts[level])));
}

/** The part of a price that is left to pay. */
function keptOf(discount: ReturnType<typeof discountOf>): number {
  return discount === null ? 1 : 1 - discount.ratio;
}

/** An amount to the cent: what is free comes off first, the rest is paid tier by tier. */
function paidFor({ units }: Amount, row: PriceRow): number {
  return toCents(paidParts(units, row).reduce((sum, { within, price }) => sum + within * price, 0));
}

/** How an amount comes about. */
function formulaOf({ units, factors }: Amount, row: PriceRow): string {
  if (units <= row.free && row.free > 0) return `${factors} of the ${decimal(row.free)} that are free`;
  const parts = paidParts(units, row);
  const freely = row.free === 0 ? factors : `(${factors} − ${decimal(row.free)} free)`;
  if (parts.length < 2) return `${freely} × ${row.price}`;
  return `${freely}: ${parts.map(({ within, price }) => `${decimal(within, 2)} × ${price}`).join(" + ")}`;
}

/** What is paid for at each tier's price. */
function paidParts(
  units: number,
  { free, tiers, price }: PriceRow,
): readonly { readonly within: number; readonly price: number }[] {
  const paid = Math.max(0, units - free);
  if (tiers.length === 0) return paid > 0 ? [{ within: paid, price }] : [];
  return tiers.flatMap((tier, index) => {
    const within = Math.min(paid, tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY) - tier.from;
    return within > 0 ? [{ within, price: tier.price }] : [];
  });
}
