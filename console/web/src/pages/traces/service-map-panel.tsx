import type { ServiceEdge, ServiceMap } from "@terrace/core/report";
import { count, milliseconds, percent, span } from "../../format/figures.ts";
import { Panel } from "../../parts/panel.tsx";
import { ShareBar } from "../../parts/share-bar.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { ServiceMapDrawing } from "./service-map-drawing.tsx";

const WORDS = { request: "asks", job: "gives work to", statement: "asks" } as const;

/** Who asks whom, how often, and how long it takes there. */
export function ServiceMapPanel({ map }: { map: ServiceMap }) {
  const { edges, since, until, isCut } = map;
  const most = Math.max(1, ...edges.map(({ requests }) => requests));
  const ordered = [...edges].sort((a, b) => b.requests - a.requests);
  return (
    <Panel
      title="Service map"
      flush
      aside={
        <span className="text-xs text-muted">
          the last {span(until - since)}
          {isCut && ", the oldest left out"}
        </span>
      }
    >
      {ordered.length === 0 ? (
        <p className="px-4 pb-4 text-muted">Nobody has asked anybody while it was recorded.</p>
      ) : (
        <>
          <ServiceMapDrawing map={map} />
          <Table
            label="Who asks whom"
            columns={columnsFor(most)}
            rows={ordered}
            keyOf={({ from, to, kind }) => `${from} ${to} ${kind}`}
          />
        </>
      )}
    </Panel>
  );
}

function columnsFor(most: number): readonly Column<ServiceEdge>[] {
  return [
    {
      name: "Who",
      of: ({ from, to, kind }) => (
        <>
          <b>{from}</b> <span className="text-muted">{WORDS[kind]}</span> <b>{to}</b>
        </>
      ),
    },
    { name: "Recorded", right: true, className: "w-[10%]", of: ({ requests }) => count(requests) },
    {
      ...{ name: "Beside the most", isUnnamed: true, className: "w-[20%] min-w-24" },
      of: ({ requests }) => <ShareBar share={requests / most} />,
    },
    {
      ...{ name: "Failed", right: true, className: "w-[10%]" },
      of: ({ errors, requests }) => (
        <span className={errors > 0 ? "text-danger" : ""}>{percent(errors / requests, 1)}</span>
      ),
    },
    { name: "p50", right: true, className: "w-[10%]", of: ({ p50 }) => milliseconds(p50) },
    { name: "p95", right: true, className: "w-[10%]", of: ({ p95 }) => milliseconds(p95) },
  ];
}
