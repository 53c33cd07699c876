import { percentText, type Ratio } from "../../units/index.ts";

/** Three digits say all that a sample can. */
export function figure(value: number): number {
  return Number(value.toPrecision(3));
}

export function percentage(ratio: Ratio): string {
  return percentText(figure(ratio));
}
