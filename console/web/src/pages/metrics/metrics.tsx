import type { Series } from "@terrace/console/view";
import { useState } from "react";
import { ChartPanel } from "../../charts/chart-panel.tsx";
import { linesOf } from "../../charts/lines-of.ts";
import { bytes, count, milliseconds, percent } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Shown } from "../../parts/missing.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Segments } from "../../parts/segments.tsx";
import type { PageProps } from "../page-props.ts";
import { Totals } from "./totals.tsx";

const SPANS = [
  { value: "300", label: "5 minutes" },
  { value: "900", label: "15 minutes" },
  { value: "3600", label: "1 hour" },
] as const;

type Span = (typeof SPANS)[number]["value"];

/** Every second of the last hour. */
export default function Metrics({ view }: PageProps) {
  const [chosen, choose] = useState<Span>("300");
  const known = useLive<Series>("measurements");
  const seconds = Number(chosen);
  const tasks = (series: Series) => (name: string) => name in (series.latest?.tasks ?? {});
  const engines = (series: Series) => (name: string) => name in (series.latest?.engines ?? {});
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
              <ChartPanel
                title="Requests a second"
                at={series.at}
                lines={linesOf(series, "requests")}
                format={count}
                seconds={seconds}
              />
              <ChartPanel
                title="Failed a second"
                at={series.at}
                lines={linesOf(series, "errors")}
                format={count}
                seconds={seconds}
              />
              <ChartPanel
                title="p50"
                at={series.at}
                lines={linesOf(series, "p50")}
                format={milliseconds}
                seconds={seconds}
                least={5}
              />
              <ChartPanel
                title="p95"
                at={series.at}
                lines={linesOf(series, "p95")}
                format={milliseconds}
                seconds={seconds}
                least={5}
              />
              <ChartPanel
                title="CPU of tasks, of one core"
                at={series.at}
                lines={linesOf(series, "cpu", tasks(series))}
                format={percent}
                seconds={seconds}
                least={0.1}
              />
              <ChartPanel
                title="CPU of engines, of one core"
                at={series.at}
                lines={linesOf(series, "cpu", engines(series))}
                format={percent}
                seconds={seconds}
                least={0.1}
              />
              <ChartPanel
                title="Memory of tasks"
                at={series.at}
                lines={linesOf(series, "memory", tasks(series))}
                format={bytes}
                isBinary
                seconds={seconds}
              />
              <ChartPanel
                title="Memory of engines"
                at={series.at}
                lines={linesOf(series, "memory", engines(series))}
                format={bytes}
                isBinary
                seconds={seconds}
              />
              <ChartPanel
                title="Open requests and sockets"
                at={series.at}
                lines={linesOf(series, "open")}
                format={count}
                seconds={seconds}
              />
              <ChartPanel
                title="Jobs that wait"
                at={series.at}
                lines={linesOf(series, "waiting")}
                format={count}
                seconds={seconds}
              />
            </div>
          </div>
        )}
      </Shown>
    </>
  );
}
