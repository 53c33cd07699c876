import type { AlarmsReport } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { useLive } from "../../live/use-live.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Shown } from "../../parts/shown.tsx";
import type { PageProps } from "../page-props.ts";
import { AlarmTable } from "./alarm-table.tsx";
import { Budgets } from "./budgets.tsx";
import { Channels } from "./channels.tsx";
import { ObjectivePanel } from "./objective-panel.tsx";
import { Promises } from "./promises.tsx";

/** What rings, what was promised, and how much of it may still go wrong. */
export default function Alarms({ view }: PageProps) {
  const known = useLive<AlarmsReport>("alarms");
  return (
    <>
      <PageHead title="Alarms and objectives" />
      <div className="grid gap-4">
        <Shown known={known} lacks="No alarm is watched">
          {({ alarms, objectives, latencies, budgets, channels }) => (
            <>
              {objectives.map((one) => (
                <ObjectivePanel key={one.objective} standing={one} />
              ))}
              <Panel title={titleOf(alarms)} flush>
                {alarms.length === 0 ? (
                  <p className="px-4 pb-4 text-muted">This environment states none; the rungs above it do.</p>
                ) : (
                  <AlarmTable alarms={alarms} />
                )}
              </Panel>
              {budgets.length > 0 && <Budgets budgets={budgets} />}
              {channels.length > 0 && <Channels channels={channels} />}
              <Promises objectives={view.objectives} latencies={latencies} />
            </>
          )}
        </Shown>
        {known.state === "absent" && view.alarms.length > 0 && (
          <EmptyState title={`${view.alarms.length} alarms are stated`}>
            They are watched where the control plane has that part.
          </EmptyState>
        )}
      </div>
    </>
  );
}

function titleOf(alarms: AlarmsReport["alarms"]): string {
  if (alarms.length === 0) return "No alarm is watched";
  const ringing = alarms.filter(({ state }) => state === "alarm").length;
  return `${ringing} of ${alarms.length} alarms ring`;
}
