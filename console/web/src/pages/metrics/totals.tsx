import type { Series } from "@terrace/console/view";
import { beginOf } from "../../charts/thinned.ts";
import { count, percent, span } from "../../format/figures.ts";

/** What the span comes to in all: the sums of what the charts show. */
export function Totals({ series, seconds }: { series: Series; seconds: number }) {
  const begin = beginOf(series.at, seconds);
  const [requests, errors] = [totalOf(series, "requests", begin), totalOf(series, "errors", begin)];
  const covered = (series.at.at(-1) ?? 0) - (series.at[begin] ?? 0);
  return (
    <p className="figures text-muted" data-requests={requests} data-errors={errors}>
      <b className="text-ink">{count(requests)}</b> requests in {span(covered + 1_000)}, of which{" "}
      <b className={errors > 0 ? "text-danger" : "text-ink"}>{count(errors)}</b> failed (
      {percent(requests === 0 ? null : errors / requests, 2)})
    </p>
  );
}

/** Every second of an hour is added up in each second: in place, without copies. */
function totalOf({ figures }: Series, figure: string, begin: number): number {
  let total = 0;
  for (const [key, column] of Object.entries(figures)) {
    if (!key.startsWith(`${figure}/`)) continue;
    for (let index = begin; index < column.length; index++) total += column[index] ?? 0;
  }
  return total;
}
