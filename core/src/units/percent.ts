/** A share as an author writes it, such as `"70%"` or `"99.9%"`. */
export type Percent = `${number}%`;

/** A resolved share: 0.7 for 70 %. */
export type Ratio = number;

const PATTERN = /^(\d+(?:\.\d+)?)%$/;

/** Reads a percentage as a ratio, rounded to a millionth so that `"99.9%"` is exactly 0.999; `undefined` when the text is not one. */
export function parsePercent(text: string): Ratio | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * 10_000) / 1_000_000;
}

/** Writes a ratio as an author does: 0.999 is `"99.9%"`. */
export function formatPercent(ratio: Ratio): Percent {
  return `${Math.round(ratio * 1_000_000) / 10_000}%`;
}

/** Writes a ratio as people read it, apart from its sign as every unit: 0.999 is `"99.9 %"`. */
export function percentText(ratio: Ratio): string {
  return formatPercent(ratio).replace("%", " %");
}
