import type { TraceSpan } from "@terrace/core/report";
import { useState } from "react";
import { milliseconds } from "../../format/figures.ts";
import { Mark } from "../../parts/mark.tsx";
import { spanName } from "./span-tree.ts";

interface SpanRowProps {
  span: TraceSpan;
  depth: number;
  /** When the trace began, and how long all of it took. Milliseconds. */
  begin: number;
  total: number;
}

/** A piece of work at its place in time; it opens to show what is known of it. */
export function SpanRow({ span, depth, begin, total }: SpanRowProps) {
  const [isOpen, setOpen] = useState(false);
  const left = ((span.start - begin) / total) * 100;
  const width = (span.duration / total) * 100;
  return (
    <li className="border-t border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="grid w-full gap-x-4 px-4 py-1.5 text-left hover:bg-raised focus-visible:-outline-offset-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_5rem]"
      >
        <span className="min-w-0 truncate" style={{ paddingInlineStart: `${Math.min(depth, 8) * 0.75}rem` }}>
          <b>{span.service}</b> <span className="text-muted">{spanName(span)}</span>
          {span.error !== null && (
            <span className="ml-2">
              <Mark tone="danger">failed</Mark>
            </span>
          )}
        </span>
        <span aria-hidden="true" className="relative mt-1.5 h-2 self-start rounded-full bg-raised">
          <span
            className={`absolute inset-y-0 rounded-full ${span.error === null ? "bg-series-1" : "bg-danger"}`}
            style={{ left: `${left}%`, width: `max(3px, ${width}%)` }}
          />
        </span>
        <span className="text-right">{milliseconds(span.duration)}</span>
      </button>
      {isOpen && <Known span={span} />}
    </li>
  );
}

function Known({ span: { error, kind, instance, attributes } }: { span: TraceSpan }) {
  const rows = [["kind", kind], ["task", instance], ["error", error], ...Object.entries(attributes)];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 px-4 pb-3 font-mono text-xs">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={String(name)} className="contents">
            <dt className="text-muted">{String(name)}</dt>
            <dd className="break-all">{String(value)}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
