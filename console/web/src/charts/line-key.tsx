import type { ChartLine } from "./time-chart.tsx";

const COLORS = [
  ...["", "bg-series-1", "bg-series-2", "bg-series-3", "bg-series-4"],
  ...["bg-series-5", "bg-series-6", "bg-series-7", "bg-series-8"],
];

interface LineKeyProps {
  lines: readonly ChartLine[];
  /** The place whose values are told. */
  index: number;
  format: (value: number) => string;
}

/** Which line is which, and what it is at one moment; of a group from the least to the most. */
export function LineKey({ lines, index, format }: LineKeyProps) {
  return (
    <ul className="figures flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {[...Map.groupBy(lines, ({ group }) => group)].map(([group, members]) => (
        <li key={group} className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden="true" className={`h-0.5 w-3 rounded-full ${COLORS[members[0]?.color ?? 0]}`} />
          {group}
          <span className="text-muted">{spread(members, index, format)}</span>
        </li>
      ))}
    </ul>
  );
}

function spread(lines: readonly ChartLine[], index: number, format: (value: number) => string): string {
  const values = lines.flatMap(({ values: all }) => all[index] ?? []);
  if (values.length === 0) return "–";
  const [least, most] = [format(Math.min(...values)), format(Math.max(...values))];
  return least === most ? most : `${least} – ${most}`;
}
