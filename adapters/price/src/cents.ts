import type { Levels, UsageLevel } from "@terrace/core/report";

/** An amount to the cent; half a cent goes up, and what floating point leaves below half does too. */
export function toCents(amount: number): number {
  return Math.round(amount * 100 + 1e-7) / 100;
}

/** The exact sum of amounts that are whole cents. */
export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
}

/** Level by level, the exact sum of whole cents. */
export function sumOfLevels(amounts: readonly Levels[]): Levels {
  return levels((level) => sumOf(amounts.map((amount) => amount[level])));
}

/** One value for each level of usage. */
export function levels<Value>(of: (level: UsageLevel) => Value): Readonly<Record<UsageLevel, Value>> {
  return { low: of("low"), mid: of("mid"), high: of("high") };
}
