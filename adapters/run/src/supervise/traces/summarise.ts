import { requestOf, type SpanRow } from "./span-row.ts";

/** What some spans add to the line of their trace. */
export interface TraceSum {
  readonly sum: {
    readonly traceId: string;
    readonly start: number;
    readonly until: number;
    readonly spans: number;
    readonly isError: 0 | 1;
    readonly request: string | null;
  };
  /** The one among them that most likely began it. */
  readonly first: {
    readonly rank: number;
    readonly rootStart: number;
    readonly duration: number;
    readonly service: string;
    readonly name: string;
  };
}

/** Spans by their traces. */
export function summarise(rows: readonly SpanRow[]): readonly TraceSum[] {
  const traces = Map.groupBy(rows, ({ traceId }) => traceId);
  return [...traces].map(([traceId, spans]) => {
    const first = spans.reduce((best, span) => (isBefore(span, best) ? span : best));
    return {
      sum: {
        traceId,
        start: Math.min(...spans.map(({ start }) => start)),
        until: Math.max(...spans.map(({ start, duration }) => start + duration)),
        spans: spans.length,
        isError: spans.some(({ error }) => error !== null) ? 1 : 0,
        request: spans.map(requestOf).find((id) => id !== null) ?? null,
      },
      first: {
        ...{ rank: rankOf(first), rootStart: first.start, duration: first.duration },
        ...{ service: first.service, name: nameOf(first) },
      },
    };
  });
}

function isBefore(one: SpanRow, other: SpanRow): boolean {
  const [mine, others] = [rankOf(one), rankOf(other)];
  return mine > others || (mine === others && one.start < other.start);
}

/** The edge comes first whoever sent the request, then whoever has nobody above, then who answers rather than asks. */
function rankOf({ service, parentId, kind }: SpanRow): number {
  if (service === "edge") return 3;
  if (parentId === null) return 2;
  return kind === "server" ? 1 : 0;
}

/** The edge knows no routes: its path says more than its method. */
function nameOf({ service, name, attributes }: SpanRow): string {
  const path = attributes["url.path"];
  return service === "edge" && typeof path === "string" ? `${name} ${path}` : name;
}
