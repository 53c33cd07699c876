import type { Alarm } from "../graph/index.ts";

/**
 * The measurements of a period as one figure; null when there is none. The 95th percentile is the smallest measurement that
 * at least 95 % do not exceed, so it is always one that really happened, however few there are.
 */
export function statisticOf(values: readonly number[], statistic: Alarm["statistic"]): number | null {
  if (values.length === 0) return null;
  switch (statistic) {
    case "sum":
      return sum(values);
    case "average":
      return sum(values) / values.length;
    case "minimum":
      return values.reduce((least, value) => Math.min(least, value));
    case "maximum":
      return values.reduce((most, value) => Math.max(most, value));
    case "p95":
      return values.toSorted((a, b) => a - b)[Math.ceil((95 * values.length) / 100) - 1] ?? null;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
