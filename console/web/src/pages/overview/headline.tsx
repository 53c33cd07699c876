import type { Series } from "@terrace/console/view";
import type { Health, RunSnapshot, Traffic } from "@terrace/core/report";
import { useId } from "react";
import { beginOf } from "../../charts/thinned.ts";
import { count, milliseconds, percent } from "../../format/figures.ts";
import { Spark } from "../../parts/spark.tsx";
import { processSummary } from "./process-summary.ts";

/** How far back the four figures look. */
const SECONDS = 300;

/** Four figures that say whether it is well. */
export function Headline({
  snapshot,
  series,
  isMeasured,
}: {
  snapshot: RunSnapshot;
  series: Series | null;
  isMeasured: boolean;
}) {
  const processes = [...snapshot.tasks, ...snapshot.engines];
  const summary = processSummary(snapshot.tasks, snapshot.engines);
  const requests = together(series, "requests", sum);
  const errors = together(series, "errors", sum);
  const [asked, failed] = [total(requests), total(errors)];
  const p95 = slowest(series?.latest?.services);
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Figure name="Processes" {...summary}>
        <ProcessStrip processes={processes} />
      </Figure>
      <Figure name="Requests a second" value={isMeasured ? last(requests) : "–"} note={`${count(asked)} in 5 minutes`}>
        <Spark values={requests} label="Requests a second over the last minutes" />
      </Figure>
      <Figure
        name="Failed"
        value={asked === 0 ? "–" : percent(failed / asked, 2)}
        isBad={failed > 0}
        note={`${count(failed)} in 5 minutes`}
      >
        <Spark values={errors} label="Failed requests a second over the last minutes" most={1} />
      </Figure>
      <Figure
        name="p95"
        value={p95 === null ? "–" : milliseconds(p95.value)}
        note={p95 === null ? "nothing was asked in this second" : `slowest: ${p95.service}`}
      >
        <Spark values={together(series, "p95", most)} label="95th percentile over the last minutes" />
      </Figure>
    </div>
  );
}

const TONES: Readonly<Record<Health, string>> = {
  ...{ healthy: "bg-good", unhealthy: "bg-danger", draining: "bg-warn" },
  ...{ starting: "bg-edge", unknown: "bg-edge", stopped: "bg-danger" },
};

/** One mark per process, tasks before engines. The words beside it say the same. */
function ProcessStrip({ processes }: { processes: readonly { readonly name: string; readonly health: Health }[] }) {
  return (
    <div aria-hidden="true" className="mt-1 flex h-5 gap-0.5">
      {processes.map(({ name, health }) => (
        <span key={name} title={`${name}: ${health}`} className={`flex-1 rounded-sm ${TONES[health]}`} />
      ))}
    </div>
  );
}

interface FigureProps {
  name: string;
  value: string;
  note: string;
  isBad?: boolean;
  children?: React.ReactNode;
}

function Figure({ name, value, note, isBad = false, children }: FigureProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start rounded-lg border border-line bg-surface px-4 py-3"
    >
      <h2 id={id} className="text-xs text-muted">
        {name}
      </h2>
      <p className={`display figures truncate text-lg ${isBad ? "text-danger" : ""}`}>{value}</p>
      <p title={note} className="figures truncate text-xs text-muted">
        {note}
      </p>
      {children !== undefined && <div className="mt-2 text-series-1">{children}</div>}
    </section>
  );
}

/** One figure of all services as one, second by second; null where none has it. */
function together(
  series: Series | null,
  name: string,
  join: (values: readonly number[]) => number,
): readonly (number | null)[] {
  if (series === null) return [];
  const columns = Object.entries(series.figures).flatMap(([key, column]) =>
    key.startsWith(`${name}/`) ? [column] : [],
  );
  const begin = beginOf(series.at, SECONDS);
  return series.at.slice(begin).map((_, index) => {
    const values = columns.flatMap((column) => column[begin + index] ?? []);
    return values.length === 0 ? null : join(values);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function most(values: readonly number[]): number {
  return Math.max(...values);
}

function slowest(services: Readonly<Record<string, Traffic>> | undefined) {
  const timed = Object.entries(services ?? {}).flatMap(([service, { latency }]) =>
    latency === null ? [] : [{ service, value: latency.p95 }],
  );
  return timed.sort((a, b) => b.value - a.value)[0] ?? null;
}

function total(values: readonly (number | null)[]): number {
  return sum(values.filter((value) => value !== null));
}

function last(values: readonly (number | null)[]): string {
  const value = values.at(-1);
  return value === undefined || value === null ? "–" : count(value);
}
