import type { SpendStanding } from "@terrace/core/report";
import { money, percent } from "../../format/figures.ts";
import { Panel } from "../../parts/panel.tsx";
import { ShareBar } from "../../parts/share-bar.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { StateMark } from "./state-mark.tsx";

const COLUMNS: readonly Column<SpendStanding>[] = [
  { name: "Budget", of: ({ budget }) => <b>{budget.replace(/^budget\./, "")}</b> },
  {
    ...{ name: "State", className: "w-[8%]" },
    of: ({ state }) => <StateMark state={state} />,
  },
  {
    ...{ name: "This month", right: true, className: "w-[16%]" },
    of: ({ report }) =>
      report === null ? "–" : `${money(report.spent, report.monthly.currency)} (${percent(report.share)})`,
  },
  {
    ...{ name: "Beside the budget", isUnnamed: true, className: "w-[14%] min-w-24" },
    of: ({ report }) => <ShareBar share={Math.min(1, report?.share ?? 0)} />,
  },
  { name: "Why", isText: true, className: "w-[44%]", of: ({ reason }) => <span className="text-muted">{reason}</span> },
];

/** What this month would have cost so far at the provider, beside what it may cost. */
export function Budgets({ budgets }: { budgets: readonly SpendStanding[] }) {
  const estimate = budgets.find((one) => one.estimate !== null)?.estimate;
  return (
    <Panel title="Budgets" flush>
      <Table label="Table of budgets" columns={COLUMNS} rows={budgets} keyOf={({ budget }) => budget} />
      {estimate !== undefined && <p className="border-t border-line px-4 py-3 text-xs text-muted">{estimate}</p>}
    </Panel>
  );
}
