import { text } from "./leaf-fields.ts";
import { list, words } from "./structure-fields.ts";

/** A page of charts. */
export interface DashboardWords {
  /** Its own name if left out. */
  readonly title?: string;
  readonly charts: readonly ChartWords[];
}

export interface ChartWords {
  readonly title: string;
  /** Name of what is measured; the whole platform if left out. */
  readonly of?: string;
  /** Names of the catalogue, or metrics of the platform's own. */
  readonly metrics: readonly string[];
}

export const dashboardField = words<DashboardWords>(
  "a dashboard: { title, charts }",
  {
    title: text,
    charts: list(
      "a list of charts",
      words<ChartWords>(
        "a chart: { title, of, metrics }",
        { title: text, of: text, metrics: list("a list of metrics", text) },
        ["title", "metrics"],
      ),
    ),
  },
  ["charts"],
);
