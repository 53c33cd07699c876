import type { Levels } from "@terrace/core/report";
import { money } from "../../format/figures.ts";

/** Powers of ten between which all amounts lie: rungs differ by so much that a straight scale would show the dearest alone. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

export function scaleOf(amounts: readonly number[]): Scale {
  const known = amounts.filter((amount) => amount > 0).map(Math.log10);
  if (known.length === 0) return { from: 0, to: 1 };
  const from = Math.floor(Math.min(...known));
  return { from, to: Math.max(from + 1, Math.ceil(Math.max(...known))) };
}

/** From little use to much; the mark is the middle. The same scale for every rung. */
export function CostBar({ levels, scale, currency }: { levels: Levels; scale: Scale; currency: string }) {
  const at = (amount: number): number => {
    const place = (Math.log10(Math.max(amount, 10 ** scale.from)) - scale.from) / (scale.to - scale.from);
    return Math.min(1, place) * 100;
  };
  const decades = Array.from({ length: scale.to - scale.from + 1 }, (_, step) => 10 ** (scale.from + step));
  return (
    <div role="img" aria-label={`${money(levels.low, currency)} to ${money(levels.high, currency)} a month`}>
      <div className="relative h-2 rounded-full bg-raised">
        <span
          className="absolute inset-y-0 rounded-full bg-series-1"
          style={{ left: `${at(levels.low)}%`, width: `max(0.5rem, ${at(levels.high) - at(levels.low)}%)` }}
        />
        <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: `${at(levels.mid)}%` }} />
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between text-xs text-muted">
        {decades.map((amount) => (
          <span key={amount}>{money(amount, currency).replace(/\.00$/, "")}</span>
        ))}
      </div>
    </div>
  );
}
