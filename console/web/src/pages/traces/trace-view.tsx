import type { Trace } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { milliseconds, moment } from "../../format/figures.ts";
import { useAnswer } from "../../live/use-answer.ts";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { TextLink } from "../../shell/text-link.tsx";
import { SpanRow } from "./span-row.tsx";
import { spanName, spanTree } from "./span-tree.ts";

/** One request from its first moment to its last, piece by piece. */
export function TraceView({ id }: { id: string }) {
  const asked = useAnswer<Trace>(`api/traces/${id}`);
  if (asked.state === "waiting") return <Loading />;
  if (asked.state === "failed")
    return (
      <EmptyState title="This trace is not there" heading="h1" action={<TextLink to="traces">All traces</TextLink>}>
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
        <TextLink to="traces">Traces</TextLink> · {moment(begin)} · {milliseconds(end - begin)} · {spans.length} spans ·{" "}
        <TextLink to={`logs?q=${String(request ?? traceId)}`}>its logs</TextLink>
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
