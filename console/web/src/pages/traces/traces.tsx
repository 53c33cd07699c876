import type { ServiceMap, TraceList } from "@terrace/core/report";
import { useMemo, useState } from "react";
import { milliseconds, moment, percent } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Shown } from "../../parts/missing.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { Segments } from "../../parts/segments.tsx";
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
            <List list={list} />
          </div>
        )}
      </Shown>
    </>
  );
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
          head={
            <>
              <Head>Began</Head>
              <Head>Request</Head>
              <Head>Through</Head>
              <Head right>Took</Head>
              <Head>
                <span className="sr-only">Beside the longest</span>
              </Head>
              <Head right>Spans</Head>
            </>
          }
        >
          {shown.map(({ traceId, start, name, service, services, duration, spans, isError }) => (
            <tr key={traceId}>
              <Cell className="whitespace-nowrap text-muted">{moment(start)}</Cell>
              <Cell className="min-w-56">
                <Link to={`traces/${traceId}`} className="underline decoration-edge underline-offset-4">
                  {name}
                </Link>
                {isError && (
                  <span className="ml-2">
                    <Mark tone="danger">failed</Mark>
                  </span>
                )}
              </Cell>
              <Cell className="text-muted">{services.length === 0 ? service : services.join(", ")}</Cell>
              <Cell right>{milliseconds(duration)}</Cell>
              <Cell className="w-32 min-w-24">
                <span className="mt-1.5 block h-2 rounded-full bg-raised">
                  <span
                    className="block h-full rounded-full bg-series-1"
                    style={{ width: `${(duration / longest) * 100}%` }}
                  />
                </span>
              </Cell>
              <Cell right>{spans}</Cell>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
