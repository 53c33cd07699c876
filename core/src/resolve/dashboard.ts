import type { Dashboard } from "../graph/index.ts";
import type { DashboardWords } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { watch } from "./watched.ts";

/** Adds a page of charts; `null` took it away. (BRQ-METR-06, DFZ-METR-05, ATL-METR-02) */
export function resolveDashboard(name: string, words: DashboardWords | null, draft: Draft): void {
  if (words === null) return;
  const charts = words.charts.map((chart, index): Dashboard["charts"][number] => {
    const path = ["dashboards", name, "charts", String(index)];
    const watched = chart.metrics.flatMap(
      (metric) => watch({ of: chart.of, metric }, draft, { of: [...path, "of"], metric: [...path, "metrics"] }) ?? [],
    );
    const measured = watched.find(({ definition }) => definition !== null);
    return { title: chart.title, of: measured?.of ?? null, metrics: watched.map(({ metric }) => metric) };
  });
  add(draft, { kind: "dashboard", id: `dashboard.${name}`, title: words.title ?? name, charts });
}
