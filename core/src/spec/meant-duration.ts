import type { Duration } from "../units/index.ts";

/** How people write the units. */
const UNITS = [
  ["ms", /^(ms|msecs?|millis|milliseconds?)$/],
  ["s", /^(s|secs?|seconds?)$/],
  ["m", /^(m|mins?|minutes?)$/],
  ["h", /^(h|hrs?|hours?)$/],
  ["d", /^(d|days?)$/],
  ["w", /^(w|weeks?)$/],
  ["y", /^(y|yrs?|years?)$/],
] as const;

/** The duration that was probably meant by words such as `"2 minutes"` or `"30 s"`; undefined when it is no more than a guess. */
export function meantDuration(words: string): Duration | undefined {
  const [, number, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(words) ?? [];
  const meant = UNITS.find(([, names]) => names.test(unit.toLowerCase()))?.[0];
  return number === undefined || meant === undefined ? undefined : `${Number(number)}${meant}`;
}
