import type { BurnAlert, BurnWindow, ObjectiveStanding } from "@terrace/core/report";
import { count, percent, span } from "../../format/figures.ts";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { StateMark } from "./state-mark.tsx";

const COLUMNS: readonly Column<BurnAlert>[] = [
  { name: "Tells", className: "w-[12%]", of: ({ severity }) => <b>{severity}</b> },
  { name: "From", right: true, className: "w-[10%]", of: ({ rate }) => `${rate} ×` },
  { name: "Now", className: "w-[12%]", of: ({ isFiring }) => <Firing isFiring={isFiring} /> },
  { name: "Long window", isText: true, of: ({ long }) => <Window window={long} /> },
  { name: "Short window", isText: true, of: ({ short }) => <Window window={short} /> },
];

/** A promise, what is left of what may go wrong, and how fast it goes. */
export function ObjectivePanel({ standing: { objective, state, reason, burn } }: { standing: ObjectiveStanding }) {
  const left = burn?.budget.left ?? null;
  return (
    <Panel
      title={`${objective.replace(/^objective\./, "")}${burn === null ? "" : ` ${percent(burn.objective, 2)} over ${span(burn.period)}`}`}
      flush
      aside={<StateMark state={state} />}
    >
      <div className="px-4 pb-4">
        <div className="flex items-baseline justify-between gap-4">
          <p className="display text-lg">
            {left === null ? "Nothing was counted yet" : `${percent(left, 1)} of the error budget is left`}
          </p>
          {burn?.budget.exhaustedIn != null && (
            <p className="text-muted">gone in {span(burn.budget.exhaustedIn)} at this rate</p>
          )}
        </div>
        <div aria-hidden="true" className="mt-2 h-2 overflow-hidden rounded-full bg-raised">
          <div
            className={`h-full ${left !== null && left < 0.2 ? "bg-danger" : "bg-good"}`}
            style={{ width: `${Math.max(0, Math.min(1, left ?? 0)) * 100}%` }}
          />
        </div>
        <p className="mt-2 text-muted">{reason}</p>
      </div>
      {burn !== null && (
        <Table
          label={`Burn rates of ${objective}`}
          columns={COLUMNS}
          rows={burn.alerts}
          keyOf={({ rate }) => String(rate)}
        />
      )}
    </Panel>
  );
}

function Firing({ isFiring }: Pick<BurnAlert, "isFiring">) {
  if (isFiring === null) return <Mark>no data</Mark>;
  return <Mark tone={isFiring ? "danger" : "good"}>{isFiring ? "firing" : "quiet"}</Mark>;
}

function Window({ window: { length, rate, good, total } }: { window: BurnWindow }) {
  return (
    <>
      {rate === null ? "–" : `${rate.toFixed(1)} ×`} in {span(length)}
      <span className="ml-2 text-muted">
        {count(total - good)} of {count(total)} failed
      </span>
    </>
  );
}
