import type { AlarmStanding, AlarmsReport } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { moment, span } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { Shown } from "../../parts/missing.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import type { PageProps } from "../page-props.ts";
import { Channels } from "./channels.tsx";
import { figureOf } from "./figure-of.ts";
import { ObjectivePanel } from "./objective-panel.tsx";
import { Promises } from "./promises.tsx";

const TONES: Readonly<Record<AlarmStanding["state"], Tone>> = {
  ok: "good",
  alarm: "danger",
  "insufficient-data": "plain",
};
const ORDER: readonly AlarmStanding["state"][] = ["alarm", "insufficient-data", "ok"];

/** What rings, what was promised, and how much of it may still go wrong. */
export default function Alarms({ view }: PageProps) {
  const known = useLive<AlarmsReport>("alarms");
  return (
    <>
      <PageHead title="Alarms and objectives" />
      <div className="grid gap-4">
        <Shown known={known} lacks="No alarm is watched">
          {({ alarms, objectives, channels }) => (
            <>
              {objectives.map((one) => (
                <ObjectivePanel key={one.objective} standing={one} />
              ))}
              <Panel
                title={`${alarms.filter(({ state }) => state === "alarm").length} of ${alarms.length} alarms ring`}
                flush
              >
                {alarms.length === 0 ? (
                  <p className="px-4 pb-4 text-muted">This environment states none; the rungs above it do.</p>
                ) : (
                  <AlarmTable alarms={alarms} />
                )}
              </Panel>
              {channels.length > 0 && <Channels channels={channels} />}
            </>
          )}
        </Shown>
        <Promises objectives={view.objectives} />
        {known.state === "absent" && view.alarms.length > 0 && (
          <EmptyState title={`${view.alarms.length} alarms are stated`}>
            They are watched where the control plane has that part.
          </EmptyState>
        )}
      </div>
    </>
  );
}

function AlarmTable({ alarms }: { alarms: readonly AlarmStanding[] }) {
  const ordered = [...alarms].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.alarm < b.alarm ? -1 : 1),
  );
  return (
    <Table
      label="Alarms"
      head={
        <>
          <Head>Alarm</Head>
          <Head>State</Head>
          <Head>Rings when</Head>
          <Head right>Now</Head>
          <Head>Why</Head>
          <Head right>For</Head>
        </>
      }
    >
      {ordered.map((one) => (
        <tr key={one.alarm}>
          <Cell className="font-semibold">
            {one.alarm.replace(/^alarm\./, "")}
            {one.severity === "critical" && <span className="ml-2 text-xs font-normal text-muted">critical</span>}
          </Cell>
          <Cell>
            <Mark tone={TONES[one.state]}>{one.state === "insufficient-data" ? "no data" : one.state}</Mark>
          </Cell>
          <Cell className="min-w-48 text-muted">
            {one.metric} {one.comparison} {figureOf(one.threshold, one.unit)} over {span(one.period)}
          </Cell>
          <Cell right>{one.value === null ? "–" : figureOf(one.value, one.unit)}</Cell>
          <Cell className="min-w-56">{one.isMeasured ? one.reason : "Nothing on this machine measures it."}</Cell>
          <Cell right title={moment(one.since)}>
            {span(Date.now() - one.since)}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
