import type { Trace } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { milliseconds, moment } from "../../format/figures.ts";
import { useAnswer } from "../../live/use-answer.ts";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Link } from "../../shell/link.tsx";
import { SpanRow } from "./span-row.tsx";
import { spanName, spanTree } from "./span-tree.ts";

/** One request from its first moment to its last, piece by piece. */
export function TraceView({ id }: { id: string }) {
  const asked = useAnswer<Trace>(`api/traces/${id}`);
  if (asked.state === "waiting") return <Loading />;
  if (asked.state === "failed")
    return (
      <EmptyState title="This trace is not there" heading="h1" action={<Link to="traces">All traces</Link>}>
        It may have been too old to be kept, or its id is mistyped.
      </EmptyState>
    );
  const { spans, traceId } = asked.value;
  const begin = Math.min(...spans.map(({ start }) => start));
  const end = Math.max(...spans.map(({ start, duration }) => start + duration));
  const rows = spanTree(spans);
  const request = spans
    .map(({ attributes }) => attributes["terrace.request.id"] ?? attributes["request.id"])
    .find(Boolean);
  return (
    <>
      <PageHead title={rows[0] === undefined ? "Trace" : spanName(rows[0].span)}>
        <Link to="traces" className="underline underline-offset-4">
          Traces
        </Link>{" "}
        · {moment(begin)} · {milliseconds(end - begin)} · {spans.length} spans ·{" "}
        <Link to={`logs?q=${String(request ?? traceId)}`} className="underline underline-offset-4">
          its logs
        </Link>
      </PageHead>
      <Panel title={traceId} flush>
        <ol className="figures pb-2">
          {rows.map(({ span, depth }) => (
            <SpanRow key={span.spanId} span={span} depth={depth} begin={begin} total={Math.max(0.001, end - begin)} />
          ))}
        </ol>
      </Panel>
    </>
  );
}
