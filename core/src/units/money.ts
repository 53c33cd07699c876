/** An amount as an author writes it: `"400 USD"`. */
export type MoneyWords = `${number} ${Currency}`;

/** Prices are not converted: one platform counts in one currency. */
export type Currency = "USD" | "EUR";

/** An amount that is never added to one of another currency. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** Reads an amount; undefined when it is none. */
export function parseMoney(text: string): Money | undefined {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) (USD|EUR)$/.exec(text) ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), currency: currency as Currency };
}

/** Whole amounts from a hundred up, `1,235 USD`; cents below, `45.50 USD`; and what cents cannot show in two figures, `0.001 USD`. */
export function formatMoney({ amount, currency }: Money): string {
  const [whole = "0", cents] = amount.toFixed(decimals(Math.abs(amount))).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${grouped}${cents === undefined ? "" : `.${cents}`} ${currency}`;
}

/** Of a price by the piece, such as a request, cents alone would show nothing. */
function decimals(amount: number): number {
  if (amount >= 99.995) return 0;
  if (amount === 0 || amount >= 0.095) return 2;
  const figures = amount.toExponential(1).match(/^(\d)\.(\d)e-(\d+)$/);
  const [, , second, exponent] = figures ?? [];
  return Math.max(2, Number(exponent ?? 2) + (second === "0" ? 0 : 1));
}
