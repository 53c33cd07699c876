import type { ChannelStanding } from "@terrace/core/report";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type Column, Table } from "../../parts/table.tsx";

const COLUMNS: readonly Column<ChannelStanding>[] = [
  { name: "Channel", of: ({ channel }) => <b>{channel.replace(/^channel\./, "")}</b> },
  { name: "By", of: ({ medium }) => medium },
  { name: "Waiting", right: true, className: "w-24", of: ({ waiting }) => waiting },
  { name: "State", isText: true, className: "w-1/2", of: (channel) => <State channel={channel} /> },
];

/** Whom alarms tell, and whether they can be told. */
export function Channels({ channels }: { channels: readonly ChannelStanding[] }) {
  return (
    <Panel title="Channels" flush>
      <Table label="Table of channels" columns={COLUMNS} rows={channels} keyOf={({ channel }) => channel} />
    </Panel>
  );
}

function State({ channel: { lacks, trouble } }: { channel: ChannelStanding }) {
  if (lacks !== null) return <span className="text-muted">{lacks}</span>;
  return trouble === null ? <Mark tone="good">works</Mark> : <Mark tone="danger">{trouble}</Mark>;
}
