import type { CostItem, CostReport, UsageLevel } from "@terrace/core/report";
import { amount, bar, share } from "./amount.ts";
import { outlookText } from "./cost-outlook.ts";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { fit, width } from "./width.ts";
import { wrap } from "./wrap.ts";

/** One environment's month: the totals, where the money goes, every line with its formula, what is not priced, and the outlook. */
export function costText(report: CostReport, level: UsageLevel, terminal: Terminal): string {
  const { paint } = terminal.out;
  const place = [report.environment, report.region ?? "this machine"].join(` ${paint.dim("·")} `);
  const title = `\n  ${paint.bold(report.platform)}  ${place}\n`;
  const rest = terminal.columns - 4;
  const notes = report.assumptions.map((sentence) => `  ${paint.dim(wrap(`· ${sentence}`, rest, "    "))}\n`);
  if (report.items.length === 0 && report.unpriced.length === 0) return `${title}\n${notes.join("")}\n`;
  return [
    title,
    totals(report, level, paint),
    spending(report, level, terminal),
    unpricedText(report, terminal),
    outlookText(report, level, terminal),
    heading("What it assumes", paint),
    ...notes,
    `  ${paint.dim(agesText(report))}\n\n`,
  ].join("");
}

function totals(
  { monthly, yearly, onDemand, currency, assumesUsage, unpriced }: CostReport,
  level: UsageLevel,
  paint: Paint,
): string {
  const levels = assumesUsage ? (["low", "mid", "high"] as const) : ([level] as const);
  const cell = (value: number, at: UsageLevel): string => {
    const text = amount(value).padStart(12);
    return at === level ? paint.bold(text) : text;
  };
  const row = (name: string, values: CostReport["monthly"]): string =>
    `  ${paint.dim(name.padEnd(10))}${levels.map((at) => cell(values[at], at)).join("")}\n`;
  const titles = assumesUsage ? `  ${" ".repeat(10)}${levels.map((at) => paint.dim(at.padStart(12))).join("")}\n` : "";
  const isCommitted = levels.some((at) => onDemand[at] !== monthly[at]);
  const lacking = unpriced.length === 0 ? "" : `  ${paint.yellow(`not priced: ${unpriced.length}`)}\n`;
  return [
    `\n${titles}`,
    `${row("a month", monthly).trimEnd()} ${currency}\n`,
    row("a year", yearly),
    isCommitted ? row("on demand", onDemand) : "",
    lacking,
  ].join("");
}

interface Line {
  readonly name: string;
  readonly formula: string;
  /** Null on a further line of the one above. */
  readonly cost: number | null;
  readonly isHead: boolean;
  readonly share: string;
  readonly bar: string;
}

/** The largest resource first, its lines below it. Kinds of which there are many small ones stand together. */
function spending(report: CostReport, level: UsageLevel, { out, columns }: Terminal): string {
  const { paint } = out;
  const total = report.monthly[level];
  const groups = [...new Set(report.items.map(nameOf))]
    .map((name) => report.items.filter((item) => nameOf(item) === name))
    .map((items) => ({ items, cost: sum(items, level) }))
    .sort((a, b) => b.cost - a.cost);
  const most = groups[0]?.cost ?? 0;
  const rows = groups.flatMap(({ items, cost }): readonly Line[] => {
    const [first] = items;
    const head = first === undefined ? "" : nameOf(first);
    const lines = isMany(items) ? together(items, level) : items.map((item) => lineOf(item, level));
    return [
      { name: head, formula: "", cost, isHead: true, share: share(cost, total), bar: bar(cost, most, 10) },
      ...lines,
    ];
  });
  const room = Math.min(columns, WIDEST);
  const named = Math.min(Math.floor(room * NAMES), Math.max(...rows.map(({ name }) => width(name) + 2)));
  const cells: readonly Column<Line>[] = [
    {
      title: "Where it goes",
      text: ({ name, isHead }) => fit(isHead ? name : `  ${name}`, Math.floor(room * NAMES)),
      style: (text, { isHead }) => (isHead ? text : paint.dim(text)),
    },
    {
      title: "How it comes about",
      text: ({ formula, bar: drawn }) => formula || drawn,
      style: (text, { isHead }) => (isHead ? paint.cyan(text) : paint.dim(text)),
    },
    { title: "", align: "right", text: (line) => line.share },
    {
      title: "a month",
      align: "right",
      text: ({ cost }) => (cost === null ? "" : amount(cost)),
      style: (text, { isHead }) => (isHead ? paint.bold(text) : paint.dim(text)),
    },
  ];
  const shown = rows.flatMap((line) => (width(line.formula) > room - named - FIGURES ? apart(line) : [line]));
  return `\n${table(cells, shown, { paint, columns: room })}${callouts(report, level, paint)}`;
}

const WIDEST = 120;

/** Share of the width that names may take. */
const NAMES = 0.55;

/** Columns of the share, the amount and what lies between. */
const FIGURES = 20;

function apart(line: Line): readonly Line[] {
  return [
    { ...line, formula: "" },
    { ...line, name: `  ${line.formula}`, formula: "", cost: null },
  ];
}

const MANY: Readonly<Record<string, string>> = {
  alarm: "alarms",
  dashboard: "dashboards",
  log: "log streams",
  metric: "metrics",
  queue: "queues",
  secret: "secrets",
};

function nameOf({ kind, resource }: CostItem): string {
  return MANY[kind] ?? resource;
}

function isMany([first]: readonly CostItem[]): boolean {
  return first !== undefined && MANY[first.kind] !== undefined;
}

function lineOf(item: CostItem, level: UsageLevel): Line {
  const { what, formula, monthly } = item;
  return { name: what, formula: formula[level], cost: monthly[level], isHead: false, share: "", bar: "" };
}

function together(items: readonly CostItem[], level: UsageLevel): readonly Line[] {
  return [...new Set(items.map(({ what }) => what))].map((what) => {
    const same = items.filter((item) => item.what === what);
    const alike = [...new Set(same.map((item) => item.formula[level]))];
    const formula = alike.length === 1 ? alike[0] : `${same[0]?.unitPrice} a ${same[0]?.unit}`;
    const times = same.length === 1 ? "" : alike.length === 1 ? `${same.length} × ` : `${same.length} of them at `;
    return { name: what, formula: `${times}${formula}`, cost: sum(same, level), isHead: false, share: "", bar: "" };
  });
}

/** What surprises people on the bill. (NAT and transfer are on nobody's drawing.) */
function callouts({ items, monthly }: CostReport, level: UsageLevel, paint: Paint): string {
  const parts = (["nat", "transfer"] as const).map((group) => {
    const cost = sum(
      items.filter((item) => item.group === group),
      level,
    );
    const part = share(cost, monthly[level]);
    return `${group === "nat" ? "NAT" : "transfer"} ${amount(cost)}${part === "" ? "" : ` (${part})`}`;
  });
  return `\n  ${paint.dim("Of which")} ${parts.join(paint.dim(", "))}\n`;
}

/** Each thing that is missing once, with all that waits for it; what the book lacks before what nobody has assumed. */
function unpricedText({ unpriced }: CostReport, { out, columns }: Terminal): string {
  if (unpriced.length === 0) return "";
  const { paint } = out;
  const rows = unpriced.toSorted((a, b) => (a.reason === b.reason ? 0 : a.reason === "no-price" ? -1 : 1));
  const lines = [...new Set(rows.map(({ missing }) => missing))].map((missing) => {
    const same = rows.filter((row) => row.missing === missing);
    const isPrice = same[0]?.reason === "no-price";
    const about = same.reduce((all, { unconfirmed }) => all + (unconfirmed?.mid ?? 0), 0);
    const words = `${missing}${about === 0 ? "" : `, about ${amount(about)}`}`;
    const sign = isPrice ? paint.yellow("!") : paint.dim("?");
    const names = [...new Set(same.map(({ resource }) => resource))].join(", ");
    return `  ${sign} ${words}\n    ${paint.dim(wrap(names, columns - 4, "    "))}\n`;
  });
  return `${heading(`Not priced: ${unpriced.length}, which is not zero`, paint)}${lines.join("")}`;
}

function agesText({ prices }: CostReport): string {
  const { used, stale, oldest, limitDays, asOf, weak } = prices;
  const old = stale.length === 0 ? `none older than ${limitDays} days` : `${stale.length} older than ${limitDays} days`;
  const third = weak.length === 0 ? "" : `, ${weak.length} from third parties`;
  return `${used} prices used on ${asOf}: ${old} (oldest ${oldest})${third}; --json names them.`;
}

function sum(items: readonly CostItem[], level: UsageLevel): number {
  return items.reduce((cents, { monthly }) => cents + Math.round(monthly[level] * 100), 0) / 100;
}

function heading(text: string, paint: Paint): string {
  return `\n  ${paint.bold(text)}\n`;
}
