import type { CostReport, UsageLevel } from "@terrace/core/report";
import { amount, difference } from "./amount.ts";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** What a month's figure means: budgets, what was stated, unit costs, growth, and ways to pay less. */
export function outlookText(report: CostReport, level: UsageLevel, terminal: Terminal): string {
  return [
    budgets(report, level, terminal.out.paint),
    stated(report, terminal),
    unitCosts(report, level, terminal.out.paint),
    growth(report, terminal),
    commitments(report, level, terminal),
    savings(report, level, terminal),
  ].join("");
}

function budgets({ budgets: all }: CostReport, level: UsageLevel, paint: Paint): string {
  if (all.length === 0) return "";
  const rows = all.map(({ budget, isOver, alert, share, says }) => {
    const sign = share === null ? paint.dim("?") : isOver[level] ? paint.red("✗") : paint.green("✓");
    const rung = alert[level];
    const alerted = rung === null ? "" : paint.yellow(`  alert at ${Math.round(rung * 100)} %`);
    return `  ${sign} ${budget}  ${says}${alerted}\n`;
  });
  return `${heading("Budget", paint)}${rows.join("")}`;
}

function stated({ stated: all }: CostReport, { out, columns }: Terminal): string {
  if (all.length === 0) return "";
  const { paint } = out;
  const rows = all.map(({ requirement, item, includes, difference: words }) => {
    const about = [item ?? "the whole", ...includes.map((name) => `with ${name}`)].join(" ");
    return `  ${paint.cyan(requirement)}  ${about}\n    ${paint.dim(wrap(words, Math.min(columns, 110) - 4, "    "))}\n`;
  });
  return `${heading("Beside what the requirements state", paint)}${rows.join("")}`;
}

function unitCosts({ unitCosts: all }: CostReport, level: UsageLevel, paint: Paint): string {
  if (all.length === 0) return "";
  const rows = all.map(({ per, below, computed, isMet }) => {
    const what = per === "user" ? "a user" : "a video served";
    if (computed === null || isMet === null) return `  ${paint.dim("?")} ${what}: nobody says how many there are\n`;
    const sign = isMet[level] ? paint.green("✓") : paint.red("✗");
    return `  ${sign} ${what} costs ${computed[level].toPrecision(3)}, and may cost ${below}\n`;
  });
  return `${heading("Unit costs", paint)}${rows.join("")}`;
}

function growth({ growth: points }: CostReport, { out, columns }: Terminal): string {
  if (points.length === 0) return "";
  const { paint } = out;
  const cells: readonly Column<CostReport["growth"][number]>[] = [
    { title: "Use", align: "right", text: ({ factor }) => `${factor} ×` },
    { title: "a month", align: "right", text: ({ monthly }) => amount(monthly) },
    { title: "a user", align: "right", text: ({ perUser }) => (perUser === null ? "" : perUser.toPrecision(3)) },
    { title: "stated", align: "right", text: ({ stated: said }) => (said === null ? "" : amount(said.monthly)) },
    { title: "No room left", text: ({ exhausted }) => some(exhausted), style: paint.yellow },
  ];
  return `${heading("If it grows", paint)}${table(cells, points, { paint, columns })}`;
}

function commitments({ commitments: all }: CostReport, level: UsageLevel, { out, columns }: Terminal): string {
  if (all.length === 0) return "";
  const { paint } = out;
  const rate = (ratio: number): string => `−${Math.round(ratio * 100)} %`;
  const cells: readonly Column<CostReport["commitments"][number]>[] = [
    { title: "Resource", text: ({ resource }) => resource },
    { title: "on demand", align: "right", text: ({ onDemand }) => amount(onDemand[level]) },
    {
      title: "committed",
      align: "right",
      text: ({ committed, ratio }) =>
        committed === null || ratio === null ? "no rate" : `${amount(committed[level])} (${rate(ratio)})`,
      style: paint.green,
    },
    {
      title: "as stated",
      align: "right",
      text: ({ stated: said }) => (said === null ? "" : `${amount(said.monthly[level])} (${rate(said.ratio)})`),
    },
    { title: "Promise", text: ({ what, promise }) => `${what}: ${promise}`, style: paint.dim },
  ];
  return `${heading("What is promised for a time", paint)}${table(cells, all, { paint, columns: Math.max(columns, 80) })}`;
}

function savings({ savings: options }: CostReport, level: UsageLevel, { out, columns }: Terminal): string {
  if (options.length === 0) return "";
  const { paint } = out;
  const lines = options.map(({ saves, what, but, stated: said }) => {
    const saved = saves === null ? "" : difference(-saves[level]);
    const against =
      said === null ? but : [`${said.requirement}: ${but}`, said.words].filter((part) => part !== "").join("; ");
    return `  ${paint.green(saved.padStart(10))}  ${what}\n  ${" ".repeat(12)}${paint.dim(wrap(against, columns - 14, " ".repeat(14)))}\n`;
  });
  return `${heading("Ways to pay less", paint)}${lines.join("")}  ${paint.dim("They exclude each other in part: do not add them up.")}\n`;
}

function some(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
}

function heading(text: string, paint: Paint): string {
  return `\n  ${paint.bold(text)}\n`;
}
