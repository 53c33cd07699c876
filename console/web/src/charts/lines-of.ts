import type { Series } from "@terrace/console/view";
import type { ChartLine } from "./time-chart.tsx";

const COLORS = 6;

/** The lines of one figure, one for each of what it is measured of: `requests` of every service. */
export function linesOf(
  series: Series,
  figure: string,
  isWanted: (name: string) => boolean = () => true,
): readonly ChartLine[] {
  return Object.entries(series.figures)
    .flatMap(([key, values]) => {
      const name = key.slice(figure.length + 1);
      return key.startsWith(`${figure}/`) && isWanted(name) ? [{ name, values }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, values }, index) => ({ label: name, values, color: (index % COLORS) + 1 }));
}
