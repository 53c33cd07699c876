import { count, milliseconds, percent } from "../../format/figures.ts";

/** A figure in the unit of its alarm. */
export function figureOf(value: number, unit: "ratio" | "milliseconds" | "count"): string {
  if (unit === "ratio") return percent(value, value < 0.1 ? 1 : 0);
  return unit === "milliseconds" ? milliseconds(value) : count(value);
}
