import { formatBytes } from "@terrace/core/units";

/** `1,234.5`: a quantity as a person reads it, with at most `digits` decimals. */
export function decimal(value: number, digits = 4): string {
  const [whole = "0", fraction] = String(Number(value.toFixed(digits))).split(".");
  const grouped = Math.abs(value) < 999 ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `1,234.50`, and `60` for a whole amount. */
export function cents(amount: number): string {
  const text = decimal(amount, 2);
  return text.includes(".") ? text.replace(/\.(\d)$/, ".$10") : text;
}

/** `12 %`, `0.5 %`. */
export function percent(ratio: number): string {
  return `${decimal(ratio * 100, Math.abs(ratio) < 0.1 ? 1 : 0)} %`;
}

/** `20 GB`, as the provider counts them: 1,024 MB each. */
export function gigabytes(bytes: number): string {
  return bytes % 1_048_576 === 0
    ? formatBytes(bytes).replace(/([A-Z])/, " $1")
    : `${decimal(bytes / 1_073_741_824, 2)} GB`;
}
