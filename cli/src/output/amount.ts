/** `1,234.50`: an amount to the cent; the currency stands once, above. */
export function amount(value: number): string {
  const [whole = "0", cents = "00"] = Math.abs(value).toFixed(2).split(".");
  return `${value < 0 ? "−" : ""}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}.${cents}`;
}

/** `+12.00`, `−3.40`, and nothing for no difference. */
export function difference(value: number): string {
  return value === 0 ? "" : `${value > 0 ? "+" : ""}${amount(value)}`;
}

/** `12 %`; a part that is there but small is `<1 %`. */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return "";
  const percent = (part / whole) * 100;
  return percent < 1 ? "<1 %" : `${Math.round(percent)} %`;
}

/** A bar of eighths of a cell: as long as the part is of the whole. */
export function bar(part: number, whole: number, cells: number): string {
  if (whole <= 0 || part <= 0) return "";
  const eighths = Math.max(1, Math.round((part / whole) * cells * 8));
  return "█".repeat(Math.floor(eighths / 8)) + (["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "");
}
