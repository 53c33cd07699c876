import type { CostComparison, UsageLevel } from "@terrace/core/report";
import { amount, difference } from "./amount.ts";
import { type Column, table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** A difference that nobody decides by. */
const SMALL = 1;

/** Two environments side by side, the largest difference first; what costs the same is counted, not listed. */
export function comparisonText(comparison: CostComparison, level: UsageLevel, { out, columns }: Terminal): string {
  const { paint } = out;
  const { from, to, resources, monthly, yearly, currency, unpriced } = comparison;
  const different = resources.filter((one) => one.difference[level] !== 0);
  const shown = different.filter((one) => Math.abs(one.difference[level]) >= SMALL);
  const cells: readonly Column<CostComparison["resources"][number]>[] = [
    { title: "Resource", text: ({ resource }) => resource },
    { title: from, align: "right", text: (one) => (one.from[level] === 0 ? "" : amount(one.from[level])) },
    { title: to, align: "right", text: (one) => (one.to[level] === 0 ? "" : amount(one.to[level])) },
    {
      title: "difference",
      align: "right",
      text: (one) => difference(one.difference[level]),
      style: (text, one) => (one.difference[level] > 0 ? paint.yellow(text) : paint.green(text)),
    },
  ];
  const same = resources.length - different.length;
  const rest = different.filter((one) => !shown.includes(one));
  const small = rest.reduce((all, one) => all + one.difference[level], 0);
  const total = `${monthly[level] >= 0 ? "+" : ""}${amount(monthly[level])}`;
  const year = `${yearly[level] >= 0 ? "+" : ""}${amount(yearly[level])}`;
  const lines = [
    `\n  ${paint.bold(comparison.platform)}  ${from} ${paint.dim("→")} ${to}\n\n`,
    shown.length === 0 ? "" : table(cells, shown, { paint, columns }),
    rest.length === 0
      ? ""
      : `  ${paint.dim(`and ${rest.length} of less than ${SMALL} ${currency}: ${difference(small) || "0.00"}`)}\n`,
    `\n  ${paint.bold(`${total} ${currency} a month`)}, ${year} a year\n`,
    same === 0 ? "" : `  ${paint.dim(`${same} cost the same`)}\n`,
    unpriced.from + unpriced.to === 0
      ? ""
      : `  ${paint.yellow(`not priced: ${unpriced.from} in ${from}, ${unpriced.to} in ${to}`)}\n`,
  ];
  return `${lines.join("")}\n`;
}
