import type { ServiceMap, TraceList, TraceSummary } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { useMemo, useState } from "react";
import { milliseconds, moment, percent } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Mark } from "../../parts/mark.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { Segments } from "../../parts/segments.tsx";
import { ShareBar } from "../../parts/share-bar.tsx";
import { Shown } from "../../parts/shown.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Link } from "../../shell/link.tsx";
import type { PageProps } from "../page-props.ts";
import { ServiceMapPanel } from "./service-map-panel.tsx";
import { TraceView } from "./trace-view.tsx";

const ORDERS = [
  { value: "newest", label: "Newest" },
  { value: "slowest", label: "Slowest" },
  { value: "failed", label: "Failed" },
] as const;

type Order = (typeof ORDERS)[number]["value"];

/** Requests on their way through the platform, and who asks whom. */
export default function Traces({ place }: PageProps) {
  return place.rest === null ? <Overview /> : <TraceView id={place.rest} />;
}

function Overview() {
  const known = useLive<TraceList>("traces");
  const map = useLive<ServiceMap>("service-map");
  return (
    <>
      <PageHead title="Traces">
        {known.state === "ready" && `${percent(known.value.sampling)} of all requests are recorded.`}
      </PageHead>
      <Shown known={known} lacks="Nothing is traced">
        {(list) => (
          <div className="grid gap-4">
            <Shown known={map} lacks="There is no service map">
              {(value) => <ServiceMapPanel map={value} />}
            </Shown>
            {list.traces.length === 0 ? <NothingRecorded /> : <List list={list} />}
          </div>
        )}
      </Shown>
    </>
  );
}

function NothingRecorded() {
  return <EmptyState title="No request is recorded yet">Each is listed here a moment after its answer.</EmptyState>;
}

function List({ list }: { list: TraceList }) {
  const [order, setOrder] = useState<Order>("newest");
  const [words, setWords] = useState("");
  const shown = useMemo(() => {
    const sought = words.toLowerCase();
    const found = list.traces.filter(
      ({ name, service, request, isError }) =>
        `${service} ${name} ${request ?? ""}`.toLowerCase().includes(sought) && (order !== "failed" || isError),
    );
    return order === "slowest" ? found.toSorted((a, b) => b.duration - a.duration) : found;
  }, [list, order, words]);
  const longest = Math.max(1, ...shown.map(({ duration }) => duration));
  return (
    <Panel
      title={`${shown.length} traces`}
      aside={<Segments label="Order" choices={ORDERS} value={order} onChange={setOrder} />}
      flush
    >
      <div className="px-4 pb-3">
        <SearchField label="With the words, or a request's id" value={words} onChange={setWords} />
      </div>
      {shown.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No recorded request is like that.</p>
      ) : (
        <Table
          label="Table of traces"
          isLong
          columns={columnsFor(longest)}
          rows={shown}
          keyOf={({ traceId }) => traceId}
        />
      )}
    </Panel>
  );
}

function columnsFor(longest: number): readonly Column<TraceSummary>[] {
  return [
    { name: "Request", of: (trace) => <Request trace={trace} /> },
    {
      ...{ name: "Began", className: "w-[10%]" },
      of: ({ start }) => <span className="whitespace-nowrap text-muted">{moment(start)}</span>,
    },
    {
      ...{ name: "Through", className: "w-[16%]" },
      of: ({ services, service }) => <span className="text-muted">{behindEntrance(services) || service}</span>,
    },
    { name: "Spans", right: true, className: "w-[7%]", of: ({ spans }) => spans },
    { name: "Took", right: true, className: "w-[8%]", of: ({ duration }) => milliseconds(duration) },
    {
      ...{ name: "Beside the longest", isUnnamed: true, className: "w-[14%] min-w-24" },
      of: ({ duration }) => <ShareBar share={duration / longest} />,
    },
  ];
}

function Request({ trace: { traceId, name, isError } }: { trace: TraceSummary }) {
  return (
    <>
      <Link to={`traces/${traceId}`} className="break-words underline decoration-edge underline-offset-4">
        {name}
      </Link>
      {isError && (
        <span className="ml-2">
          <Mark tone="danger">failed</Mark>
        </span>
      )}
    </>
  );
}

/** Every request comes through edge and balancer: said is where it went from there. */
function behindEntrance(services: readonly string[]): string {
  return services.filter((name) => name !== "edge" && name !== "balancer").join(", ");
}
