/** A length of time as an author writes it: a number and a unit, such as `"200ms"`, `"30s"`, `"5m"`, `"1h"`, `"30d"`, `"1y"`. */
export type Duration = `${number}${DurationUnit}`;

export type DurationUnit = "ms" | "s" | "m" | "h" | "d" | "w" | "y";

/** A resolved length of time. Every duration in a graph is a whole number of milliseconds. */
export type Milliseconds = number;

/** A year is 365 days, as log retention and lifecycle rules count it. */
const MILLISECONDS: Readonly<Record<DurationUnit, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

const PATTERN = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)$/;

/** Reads a duration; `undefined` when the text is not one, so that the caller can say where it stands. */
export function parseDuration(text: string): Milliseconds | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * MILLISECONDS[match[2] as DurationUnit]);
}

/** Writes milliseconds in the largest unit that divides them: 90,000 is `"90s"`, 3,600,000 is `"1h"`. */
export function formatDuration(milliseconds: Milliseconds): Duration {
  const descending: readonly DurationUnit[] = ["y", "d", "h", "m", "s"];
  const unit = descending.find((candidate) => milliseconds > 0 && milliseconds % MILLISECONDS[candidate] === 0) ?? "ms";
  return `${milliseconds / MILLISECONDS[unit]}${unit}`;
}
