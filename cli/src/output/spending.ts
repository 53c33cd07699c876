import type { SpendingReport, SpendLine, SpendReport } from "@terrace/core/report";
import { formatMoney, percentText } from "@terrace/core/units";
import { size } from "./size.ts";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { elapsed } from "./time.ts";

/** A line that costs less is one of many. */
const LEAST = 0.005;

/** What a month has come to by what was measured: totals, budgets, lines, and what is in none. */
export function spendingText(report: SpendingReport, { out, columns }: Terminal): string {
  const { paint } = out;
  const { platform, environment, month, lacks, estimate, spent, lines, budgets, unpriced, currency } = report;
  const title = `\n  ${paint.bold(platform)}  ${paint.dim(environment)}`;
  if (lacks !== null) return `${title}\n\n  Nothing is priced: ${lacks}.\n\n`;
  const money = (amount: number) => formatMoney({ amount, currency });
  const shown = lines.filter(({ amount }) => amount >= LEAST);
  const rest = lines.slice(shown.length).reduce((sum, { amount }) => sum + amount, 0);
  const rendering = { paint, columns };
  return [
    `${title}  ${paint.bold(money(spent))} in ${month} so far\n\n`,
    `  ${paint.dim(`${sentence(estimate)}. Nobody bills this machine.`)}\n\n`,
    `  Used: ${usedText(report.used)}\n\n`,
    budgets.length === 0 ? "" : `${table(budgetColumns(paint), budgets, rendering)}\n`,
    shown.length === 0 ? "" : `${table(lineColumns(paint, money), shown, rendering)}\n`,
    rest === 0 ? "" : `  ${paint.dim(`And ${lines.length - shown.length} of less than a cent: ${money(rest)}`)}\n\n`,
    missingText(unpriced, paint),
  ].join("");
}

function sentence(estimate: string | null): string {
  return estimate === null ? "" : `${estimate.charAt(0).toUpperCase()}${estimate.slice(1)}`;
}

/** Such as `3h 12m, 1,204 requests, 15MB answered, 2MB of log lines`. */
function usedText(used: SpendingReport["used"]): string {
  const { hours = 0, requests = 0, egress = 0, logs = 0, "edge-egress": sent = 0 } = used;
  return `${elapsed(hours * 3_600_000)}, ${requests.toLocaleString("en-US")} requests, ${size(egress)} answered, ${sent === 0 ? "" : `${size(sent)} sent from the disk, `}${size(logs)} of log lines`;
}

function budgetColumns(paint: Paint): readonly Column<SpendReport>[] {
  return [
    { title: "Budget", text: ({ budget }) => budget.replace(/^budget\./, ""), style: (text) => paint.bold(text) },
    { title: "Of", align: "right", text: ({ monthly }) => formatMoney(monthly) },
    { title: "Used", align: "right", text: ({ share }) => percentText(Number(share.toPrecision(2))) },
    {
      title: "By the end of the month",
      text: ({ forecast, monthly: { currency } }) =>
        forecast === null
          ? "not known before three whole days"
          : `${formatMoney({ amount: forecast.mid, currency })} (${forecast.low} to ${forecast.high})`,
    },
    { title: "Told", text: ({ alerts }) => toldText(alerts) },
  ];
}

function toldText(alerts: SpendReport["alerts"]): string {
  const passed = alerts.filter(({ state }) => state !== "ahead");
  return passed.length === 0 ? "–" : passed.map(({ share, state }) => `${percentText(share)} ${state}`).join(", ");
}

function lineColumns(paint: Paint, money: (amount: number) => string): readonly Column<SpendLine>[] {
  return [
    { title: "Resource", text: ({ resource }) => resource, style: (text) => paint.bold(text) },
    { title: "What", text: ({ what }) => what },
    { title: "Quantity", align: "right", text: ({ quantity, unit }) => `${Number(quantity.toPrecision(3))} ${unit}` },
    { title: "Amount", align: "right", text: ({ amount }) => money(amount) },
  ];
}

function missingText(unpriced: SpendingReport["unpriced"], paint: Paint): string {
  if (unpriced.length === 0) return "";
  const lines = unpriced.map(
    ({ resource, what, missing }) => `    ${resource}: ${what} ${paint.dim(`(${missing})`)}\n`,
  );
  return `  In no amount: ${unpriced.length}, which is not zero\n${lines.join("")}\n`;
}
