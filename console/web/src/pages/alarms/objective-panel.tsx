import type { BurnWindow, ObjectiveStanding } from "@terrace/core/report";
import { percent, span } from "../../format/figures.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";

/** A promise, what is left of what may go wrong, and how fast it goes. */
export function ObjectivePanel({ standing: { objective, state, reason, burn } }: { standing: ObjectiveStanding }) {
  const left = burn?.budget.left ?? null;
  return (
    <Panel
      title={`${objective.replace(/^objective\./, "")}${burn === null ? "" : ` ${percent(burn.objective, 2)} over ${span(burn.period)}`}`}
      flush
      aside={
        <Mark tone={state === "alarm" ? "danger" : state === "ok" ? "good" : "plain"}>
          {state === "insufficient-data" ? "no data" : state}
        </Mark>
      }
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
          head={
            <>
              <Head>Tells</Head>
              <Head right>From</Head>
              <Head>Long window</Head>
              <Head>Short window</Head>
              <Head>Now</Head>
            </>
          }
        >
          {burn.alerts.map(({ severity, rate, long, short, isFiring }) => (
            <tr key={rate}>
              <Cell>{severity}</Cell>
              <Cell right>{rate} ×</Cell>
              <Cell>{windowText(long)}</Cell>
              <Cell>{windowText(short)}</Cell>
              <Cell>
                <Mark tone={isFiring === true ? "danger" : isFiring === false ? "good" : "plain"}>
                  {isFiring === null ? "no data" : isFiring ? "firing" : "quiet"}
                </Mark>
              </Cell>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

function windowText({ length, rate, good, total }: BurnWindow): string {
  const bad = total - good;
  return `${rate === null ? "–" : `${rate.toFixed(1)} ×`} in ${span(length)} (${bad} of ${total} failed)`;
}
