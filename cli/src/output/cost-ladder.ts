import type { CostReport, UsageLevel } from "@terrace/core/report";
import { amount, bar } from "./amount.ts";
import { type Column, table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** All environments of a platform, one line each: what the ladder costs. */
export function ladderText(reports: readonly CostReport[], level: UsageLevel, { out, columns }: Terminal): string {
  const { paint } = out;
  const most = Math.max(0, ...reports.map(({ monthly }) => monthly[level]));
  const cells: readonly Column<CostReport>[] = [
    { title: "Environment", text: ({ environment }) => environment },
    { title: "low", align: "right", text: ({ assumesUsage, monthly }) => (assumesUsage ? amount(monthly.low) : "") },
    { title: "mid", align: "right", text: ({ monthly }) => amount(monthly.mid), style: paint.bold },
    { title: "high", align: "right", text: ({ assumesUsage, monthly }) => (assumesUsage ? amount(monthly.high) : "") },
    {
      title: "not priced",
      align: "right",
      text: ({ unpriced }) => (unpriced.length === 0 ? "" : `${unpriced.length}`),
      style: paint.yellow,
    },
    { title: "stated", align: "right", text: statedTotal },
    { title: "", text: ({ monthly }) => bar(monthly[level], most, columns < 100 ? 8 : 20), style: paint.cyan },
  ];
  const currency = reports[0]?.currency ?? "USD";
  const [first] = reports;
  if (first === undefined) return `\n  No environment stands at a provider: nobody bills it.\n\n`;
  return [
    `\n  ${paint.bold(first.platform)}  ${currency} a month\n\n`,
    table(cells, reports, { paint, columns }),
    reports.some(({ stated }) => stated.some(({ item, includes }) => item === null && includes.length > 0))
      ? `\n  ${paint.dim("A stated total that counts other environments in stands beside the sum of them.")}\n`
      : "",
    `\n  ${paint.dim(`terrace price ${first.platform} --env ${first.environment} shows every line.`)}\n\n`,
  ].join("");
}

/** The stated total, and what it is held against where it counts other environments in. */
function statedTotal({ stated }: CostReport): string {
  const total = stated.find(({ item }) => item === null);
  if (total === undefined) return "";
  const whole = (value: number): string => amount(value).replace(/\.00$/, "");
  const range = total.low === total.high ? whole(total.low) : `${whole(total.low)}–${whole(total.high)}`;
  const held = total.includes.length === 0 || total.computed === null ? "" : `${whole(total.computed.mid)} of `;
  return `${held}${range}`;
}
