import type { Levels } from "@terrace/core/report";
import { money } from "../../format/figures.ts";

/** From little use to much on the scale of the dearest rung; the mark is the middle. */
export function CostBar({ levels, most, currency }: { levels: Levels; most: number; currency: string }) {
  const at = (value: number): string => `${(value / most) * 100}%`;
  return (
    <div
      role="img"
      aria-label={`${money(levels.low, currency)} to ${money(levels.high, currency)} a month`}
      className="relative h-2 rounded-full bg-raised"
    >
      <span
        className="absolute inset-y-0 rounded-full bg-series-1"
        style={{ left: at(levels.low), width: `max(0.5rem, ${at(levels.high - levels.low)})` }}
      />
      <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: at(levels.mid) }} />
    </div>
  );
}
