import { Panel } from "../parts/panel.tsx";
import { LineKey } from "./line-key.tsx";
import { type ChartLine, TimeChart } from "./time-chart.tsx";

interface ChartPanelProps {
  title: string;
  at: readonly number[];
  lines: readonly ChartLine[];
  format: (value: number) => string;
  seconds: number;
  least?: number;
  isBinary?: boolean;
}

/** A chart with its name and the key of its lines. */
export function ChartPanel({ title, at, lines, format, seconds, least, isBinary = false }: ChartPanelProps) {
  return (
    <Panel title={title} aside={<LineKey lines={lines} format={format} />}>
      {lines.length === 0 ? (
        <p className="py-8 text-center text-muted">Nothing of this is measured here.</p>
      ) : (
        <TimeChart
          label={`${title} over the last ${Math.round(seconds / 60)} minutes`}
          {...{ at, lines, format, seconds }}
          {...(least !== undefined && { least })}
          isBinary={isBinary}
        />
      )}
    </Panel>
  );
}
