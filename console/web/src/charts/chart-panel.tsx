import { useState } from "react";
import { moment } from "../format/figures.ts";
import { Panel } from "../parts/panel.tsx";
import { LineKey } from "./line-key.tsx";
import { type ChartLine, TimeChart } from "./time-chart.tsx";

export interface ChartPanelProps {
  title: string;
  at: readonly number[];
  lines: readonly ChartLine[];
  format: (value: number) => string;
  seconds: number;
  least?: number;
  isBinary?: boolean;
}

/** A chart with its name and the key of its lines, which tells the values at the pointer, or the last ones. */
export function ChartPanel({ title, at, lines, format, seconds, least, isBinary = false }: ChartPanelProps) {
  const [pointed, point] = useState<number | null>(null);
  const place = pointed === null ? -1 : at.findLastIndex((time) => time <= pointed);
  return (
    <Panel
      title={title}
      className="flex flex-col [&>:last-child]:grow"
      aside={place >= 0 && <span className="figures text-xs text-muted">{moment(at[place] ?? 0)}</span>}
    >
      {lines.length === 0 ? (
        <p className="py-8 text-center text-muted">Nothing of this is measured here.</p>
      ) : (
        <div className="flex h-full flex-col justify-between gap-3">
          <LineKey lines={lines} index={place >= 0 ? place : at.length - 1} format={format} />
          <TimeChart
            label={`${title} over the last ${Math.round(seconds / 60)} minutes`}
            {...{ at, lines, format, seconds }}
            {...(least !== undefined && { least })}
            isBinary={isBinary}
            onPoint={point}
          />
        </div>
      )}
    </Panel>
  );
}
