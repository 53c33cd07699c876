import type { Series } from "@terrace/console/view";
import type { ChartLine } from "./time-chart.tsx";

const COLORS = 8;

interface Choice {
  /** Of which measured things there are lines; all without it. */
  readonly isWanted?: (name: string) => boolean;
  /** Lines of one group have one colour and one name in the key, such as all tasks of a service. */
  readonly groupOf?: (name: string) => string;
}

/** The lines of one figure, one for each of what it is measured of: `requests` of every service. */
export function linesOf(
  series: Series,
  figure: string,
  { isWanted = () => true, groupOf = (name) => name }: Choice = {},
): readonly ChartLine[] {
  const found = Object.entries(series.figures)
    .flatMap(([key, values]) => {
      const name = key.slice(figure.length + 1);
      return key.startsWith(`${figure}/`) && isWanted(name) ? [{ label: name, group: groupOf(name), values }] : [];
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const groups = [...new Set(found.map(({ group }) => group))];
  return found.map((line) => ({ ...line, color: (groups.indexOf(line.group) % COLORS) + 1 }));
}
