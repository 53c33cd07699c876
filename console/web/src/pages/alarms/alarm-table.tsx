import type { AlarmStanding } from "@terrace/core/report";
import { age, moment, span } from "../../format/figures.ts";
import { useNow } from "../../live/use-now.ts";
import { type Column, Table } from "../../parts/table.tsx";
import { figureOf } from "./figure-of.ts";
import { StateMark } from "./state-mark.tsx";

const ORDER: readonly AlarmStanding["state"][] = ["alarm", "insufficient-data", "ok"];
/** What nothing here measures is not what somebody looks for. */
const placeOf = ({ isMeasured, state }: AlarmStanding): number => (isMeasured ? ORDER.indexOf(state) : ORDER.length);

/** Alarms, those that ring first. */
export function AlarmTable({ alarms }: { alarms: readonly AlarmStanding[] }) {
  const ordered = [...alarms].sort((a, b) => placeOf(a) - placeOf(b) || (a.alarm < b.alarm ? -1 : 1));
  const now = useNow();
  return <Table label="Alarms" columns={columns(now)} rows={ordered} keyOf={({ alarm }) => alarm} />;
}

function columns(now: number): readonly Column<AlarmStanding>[] {
  return [
    { name: "Alarm", className: "w-[34%]", of: (alarm) => <Name alarm={alarm} /> },
    {
      ...{ name: "State", className: "w-[8%]" },
      of: ({ state }) => <StateMark state={state} />,
    },
    {
      ...{ name: "For", right: true, className: "w-[9%]" },
      of: ({ since }) => <span title={moment(since)}>{age(now - since)}</span>,
    },
    {
      ...{ name: "Now", right: true, className: "w-[8%]" },
      of: ({ value, unit }) => (value === null ? "–" : <b>{figureOf(value, unit)}</b>),
    },
    {
      ...{ name: "Why", isText: true },
      of: ({ isMeasured, reason }) => (
        <span className="text-muted">{isMeasured ? reason : "Nothing on this machine measures it."}</span>
      ),
    },
  ];
}

function Name({ alarm: one }: { alarm: AlarmStanding }) {
  const { alarm, severity, metric, comparison, threshold, unit, period } = one;
  return (
    <>
      <b>{alarm.replace(/^alarm\./, "")}</b>
      {severity === "critical" && <span className="ml-2 text-xs text-muted">critical</span>}
      <span className="block text-xs text-muted">
        {metric} {comparison} {figureOf(threshold, unit)} over {span(period)}
      </span>
    </>
  );
}
