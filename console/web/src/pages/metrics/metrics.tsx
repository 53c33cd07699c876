import type { Series } from "@terrace/console/view";
import { useState } from "react";
import { ChartPanel, type ChartPanelProps } from "../../charts/chart-panel.tsx";
import { linesOf } from "../../charts/lines-of.ts";
import { bytes, count, milliseconds, percent } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Segments } from "../../parts/segments.tsx";
import { Shown } from "../../parts/shown.tsx";
import type { PageProps } from "../page-props.ts";
import { Totals } from "./totals.tsx";

const SPANS = [
  { value: "300", label: "5 min" },
  { value: "900", label: "15 min" },
  { value: "3600", label: "1 hour" },
] as const;

type Span = (typeof SPANS)[number]["value"];

interface Figure extends Pick<ChartPanelProps, "title" | "format" | "least" | "isBinary"> {
  /** Its name in the series. */
  readonly figure: string;
  /** Whose it is, where tasks and engines have the same. */
  readonly of?: "tasks" | "engines";
}

const FIGURES: readonly Figure[] = [
  { title: "Requests a second", figure: "requests", format: count },
  { title: "Failed a second", figure: "errors", format: count },
  { title: "p50", figure: "p50", format: milliseconds, least: 5 },
  { title: "p95", figure: "p95", format: milliseconds, least: 5 },
  { title: "CPU of each task, of one core", figure: "cpu", of: "tasks", format: percent, least: 0.1 },
  { title: "CPU of engines, of one core", figure: "cpu", of: "engines", format: percent, least: 0.1 },
  { title: "Memory of each task", figure: "memory", of: "tasks", format: bytes, isBinary: true },
  { title: "Memory of engines", figure: "memory", of: "engines", format: bytes, isBinary: true },
  { title: "Open requests and sockets", figure: "open", format: count },
  { title: "Jobs that wait", figure: "waiting", format: count },
];

/** Every second of the last hour. */
export default function Metrics({ view }: PageProps) {
  const [chosen, choose] = useState<Span>("300");
  const known = useLive<Series>("measurements");
  const seconds = Number(chosen);
  return (
    <>
      <PageHead title="Metrics" aside={<Segments label="Span" choices={SPANS} value={chosen} onChange={choose} />}>
        One point a second, measured at the balancer and in the processes of {view.platform}.
      </PageHead>
      <Shown known={known} lacks="Nothing is measured">
        {(series) => (
          <div className="grid gap-4">
            <Totals series={series} seconds={seconds} />
            <div className="grid gap-4 xl:grid-cols-2">
              {FIGURES.map(({ figure, of, ...looks }) => (
                <ChartPanel
                  key={looks.title}
                  {...looks}
                  at={series.at}
                  lines={linesOf(series, figure, choiceOf(series, of))}
                  seconds={seconds}
                />
              ))}
            </div>
          </div>
        )}
      </Shown>
    </>
  );
}

/** Tasks of one service have one colour: there may be more of them than colours. */
function choiceOf({ latest }: Series, of: Figure["of"]): Parameters<typeof linesOf>[2] {
  if (of === undefined) return {};
  const tasks = latest?.tasks ?? {};
  if (of === "tasks") return { isWanted: (name) => name in tasks, groupOf: (name) => tasks[name]?.service ?? name };
  return { isWanted: (name) => name in (latest?.engines ?? {}) };
}
