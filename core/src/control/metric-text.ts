import { formatDuration, percentText } from "../units/index.ts";

/** A measured figure as a person reads it: `7.5 %`, `90s`, `1200`. What arithmetic leaves behind the sixth figure is no measurement. */
export function metricText(unit: "ratio" | "milliseconds" | "count", value: number): string {
  const figure = Number(value.toPrecision(6));
  if (unit === "ratio") return percentText(figure);
  return unit === "milliseconds" ? formatDuration(figure) : String(figure);
}

/** A figure that was measured, with as many digits as say something: `5.93 %`, `29.27ms`; 99.96 % of a promise is still not 100 %. */
export function measuredText(unit: "ratio" | "milliseconds" | "count", value: number): string {
  return metricText(unit, Number.isInteger(value) ? value : Number(value.toPrecision(value < 0.1 ? 3 : 4)));
}
