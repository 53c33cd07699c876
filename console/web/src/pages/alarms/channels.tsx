import type { ChannelStanding } from "@terrace/core/report";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";

/** Whom alarms tell, and whether they can be told. */
export function Channels({ channels }: { channels: readonly ChannelStanding[] }) {
  return (
    <Panel title="Channels" flush>
      <Table
        label="Table of channels"
        head={
          <>
            <Head>Channel</Head>
            <Head>By</Head>
            <Head>State</Head>
            <Head right>Waiting</Head>
          </>
        }
      >
        {channels.map(({ channel, medium, lacks, trouble, waiting }) => (
          <tr key={channel}>
            <Cell className="font-semibold">{channel.replace(/^channel\./, "")}</Cell>
            <Cell>{medium}</Cell>
            <Cell>
              {lacks !== null ? (
                <span className="text-muted">{lacks}</span>
              ) : trouble !== null ? (
                <Mark tone="danger">{trouble}</Mark>
              ) : (
                <Mark tone="good">works</Mark>
              )}
            </Cell>
            <Cell right>{waiting}</Cell>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
