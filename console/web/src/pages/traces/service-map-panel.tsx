import type { ServiceMap } from "@terrace/core/report";
import { count, milliseconds, percent, span } from "../../format/figures.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { Panel } from "../../parts/panel.tsx";
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
            head={
              <>
                <Head>Who</Head>
                <Head>Whom</Head>
                <Head right>Recorded</Head>
                <Head>
                  <span className="sr-only">Beside the most</span>
                </Head>
                <Head right>Failed</Head>
                <Head right>p50</Head>
                <Head right>p95</Head>
              </>
            }
          >
            {ordered.map(({ from, to, kind, requests, errors, p50, p95 }) => (
              <tr key={`${from} ${to} ${kind}`}>
                <Cell className="font-semibold">{from}</Cell>
                <Cell>
                  <span className="text-muted">{WORDS[kind]}</span> <b>{to}</b>
                </Cell>
                <Cell right>{count(requests)}</Cell>
                <Cell className="w-40 min-w-24">
                  <span className="mt-1.5 block h-2 rounded-full bg-raised">
                    <span
                      className="block h-full rounded-full bg-series-1"
                      style={{ width: `${(requests / most) * 100}%` }}
                    />
                  </span>
                </Cell>
                <Cell right className={errors > 0 ? "text-danger" : ""}>
                  {percent(errors / requests, 1)}
                </Cell>
                <Cell right>{milliseconds(p50)}</Cell>
                <Cell right>{milliseconds(p95)}</Cell>
              </tr>
            ))}
          </Table>
        </>
      )}
    </Panel>
  );
}
