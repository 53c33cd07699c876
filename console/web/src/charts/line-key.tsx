import type { ChartLine } from "./time-chart.tsx";

const COLORS = ["", "bg-series-1", "bg-series-2", "bg-series-3", "bg-series-4", "bg-series-5", "bg-series-6"];

/** Which line is which, and what it is now. */
export function LineKey({ lines, format }: { lines: readonly ChartLine[]; format: (value: number) => string }) {
  return (
    <ul className="figures flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {lines.map(({ label, values, color }) => {
        const now = values.at(-1);
        return (
          <li key={label} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`h-0.5 w-3 rounded-full ${COLORS[color]}`} />
            {label}
            <span className="text-muted">{now === undefined || now === null ? "–" : format(now)}</span>
          </li>
        );
      })}
    </ul>
  );
}
