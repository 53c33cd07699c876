/** An amount as an author writes it: `"400 USD"`. */
export type MoneyWords = `${number} ${Currency}`;

/** Prices are not converted: one platform counts in one currency. */
export type Currency = "USD" | "EUR";

export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** Reads an amount; undefined when it is none. */
export function parseMoney(text: string): Money | undefined {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) (USD|EUR)$/.exec(text) ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), currency: currency as Currency };
}

/** `1,234.50 USD`: two decimals below a hundred, none above. */
export function formatMoney({ amount, currency }: Money): string {
  const [whole = "0", cents] = (Math.abs(amount) < 100 ? amount.toFixed(2) : amount.toFixed(0)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${grouped}${cents === undefined ? "" : `.${cents}`} ${currency}`;
}
