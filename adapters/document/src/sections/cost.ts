import type { CostReport } from "@terrace/core/report";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { money, nameOf, percent, requirement } from "../model/figure.ts";

/** What a month costs, line by line to the price that it comes from, beside what the requirements state. (WEB-DOC-02) */
export function cost({ environments }: DocumentInput): Section {
  const reports = environments.flatMap(({ cost: report, graph }) =>
    report === null || graph.target === "local" ? [] : [report],
  );
  if (reports.length === 0) return { title: "Cost", blocks: [{ kind: "paragraph", text: "Nothing here is billed." }] };
  return {
    title: "Cost",
    blocks: [
      totals(reports),
      ...reports.flatMap((report) => [items(report), ...unpriced(report)]),
      ...stated(reports),
      ...outlook(reports),
    ],
  };
}

function totals(reports: readonly CostReport[]): Block {
  const rows = reports.map((report): readonly Text[] => [
    report.environment,
    ...[report.monthly.low, report.monthly.mid, report.monthly.high, report.yearly.mid, report.onDemand.mid].map(money),
    String(report.unpriced.length),
  ]);
  return {
    kind: "table",
    title: "A month in USD at three levels of use",
    columns: ["environment", "low", "mid", "high", "a year (mid)", "on demand (mid)", "not priced"],
    rows,
  };
}

function items({ environment, items: lines }: CostReport): Block {
  const groups = new Map<string, typeof lines>();
  for (const line of lines) {
    const key = `${MANY.has(line.kind) ? line.kind : line.resource} ${line.what} ${line.sku}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const rows = [...groups.values()].flatMap((same): readonly (readonly Text[])[] => {
    const [first] = same;
    if (first === undefined) return [];
    const sum = same.reduce((cents, line) => cents + Math.round(line.monthly.mid * 100), 0) / 100;
    return [
      [
        MANY.has(first.kind) ? `${same.length} × ${first.kind}` : nameOf(first.resource),
        first.what,
        { text: `${first.unitPrice} a ${first.unit}`, from: { kind: "price", sku: first.sku, region: first.region } },
        same.length === 1 ? first.formula.mid : "",
        money(sum),
      ],
    ];
  });
  return {
    kind: "table",
    title: `Where it goes: ${environment}`,
    columns: ["what", "line", "price", "how it comes about", "a month (mid)"],
    rows,
  };
}

const MANY = new Set(["alarm", "dashboard", "log", "metric", "secret", "queue"]);

function unpriced({ unpriced: missing, environment }: CostReport): readonly Block[] {
  const rows = missing.map(({ resource, what, missing: lacks }): readonly Text[] => [nameOf(resource), what, lacks]);
  return rows.length === 0
    ? []
    : [
        {
          kind: "table",
          title: `Not priced, which is not zero: ${environment}`,
          columns: ["what", "line", "what is missing"],
          rows,
        },
      ];
}

function stated(reports: readonly CostReport[]): readonly Block[] {
  const rows = reports.flatMap(({ environment, stated: figures }) =>
    figures.map((one): readonly Text[] => [
      one.item ?? "everything",
      environment,
      {
        text: one.low === one.high ? money(one.low) : `${money(one.low)}–${money(one.high)}`,
        from: { kind: "requirement", id: one.requirement },
      },
      one.computed === null ? "nothing answers to it" : money(one.computed.mid),
      one.difference,
    ]),
  );
  return rows.length === 0
    ? []
    : [
        {
          kind: "table",
          title: "Beside what the requirements state",
          columns: ["what", "environment", "stated", "computed (mid)", "why they differ"],
          rows,
        },
      ];
}

function outlook(reports: readonly CostReport[]): readonly Block[] {
  const savings = reports.flatMap(({ environment, savings: options }) =>
    options.map((one): readonly Text[] => [
      one.what,
      environment,
      one.saves === null ? "–" : money(one.saves.mid),
      one.but,
      one.stated === null ? "" : requirement(one.stated.requirement),
    ]),
  );
  const budgets = reports.flatMap(({ environment, budgets: all }) =>
    all.map((one): readonly Text[] => [
      nameOf(one.budget),
      environment,
      money(one.monthly),
      one.share === null ? "–" : percent(Math.round(one.share.mid * 1000) / 1000),
      one.says,
    ]),
  );
  const growth = reports.flatMap(({ environment, growth: points }) =>
    points.map((one): readonly Text[] => [
      `${one.factor} ×`,
      environment,
      money(one.monthly),
      one.stated === null ? "–" : money(one.stated.monthly),
      one.exhausted.map(nameOf).join(", ") || "–",
    ]),
  );
  const units = reports.flatMap(({ environment, unitCosts }) =>
    unitCosts.map((one): readonly Text[] => [
      `per ${one.per}`,
      environment,
      `< ${one.below}`,
      one.computed === null ? "–" : String(one.computed.mid),
      requirement(one.requirement),
    ]),
  );
  const tables: readonly (readonly [string, readonly string[], readonly (readonly Text[])[]])[] = [
    ["Budgets", ["budget", "environment", "a month", "used (mid)", "verdict"], budgets],
    [
      "Ways to pay less; some exclude others",
      ["what", "environment", "saves a month (mid)", "but", "requirement"],
      savings,
    ],
    ["Unit costs", ["unit", "environment", "goal", "computed (mid)", "requirement"], units],
    ["Growth", ["use", "environment", "a month", "stated", "no room left in"], growth],
  ];
  return tables.flatMap(([title, columns, rows]) =>
    rows.length === 0 ? [] : [{ kind: "table", title, columns, rows } as const],
  );
}
