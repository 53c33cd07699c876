import type { DatabaseSync } from "node:sqlite";
import type { ServiceEdge, ServiceMap, ServiceNode, WorkFigures } from "@terrace/core/report";
import type { SpanRow } from "./span-row.ts";

/** Spans that are looked at most: a tenth of a second of work, in which nothing else is taken. */
const SPANS = 20_000;

type Seen = Pick<SpanRow, "traceId" | "spanId" | "parentId" | "service" | "kind" | "duration" | "error"> & {
  /** What it asked, where that is an engine. */
  readonly engine: string | null;
};

/** Who asked whom since a moment, in milliseconds. */
export function serviceMap(
  database: DatabaseSync,
  { since, until, sampling }: Pick<ServiceMap, "since" | "until" | "sampling">,
): ServiceMap {
  const spans = read(database, since);
  const services = new Map(spans.map((span) => [`${span.traceId}${span.spanId}`, span]));
  const nodes = new Map<string, { kind: ServiceNode["kind"]; spans: Seen[] }>();
  const edges = new Map<string, Pick<ServiceEdge, "from" | "to" | "kind"> & { spans: Seen[] }>();
  const add = (
    span: Seen,
    node: Pick<ServiceNode, "name" | "kind">,
    above: Pick<ServiceEdge, "from" | "kind"> | null,
  ) => {
    const known = nodes.get(node.name) ?? { kind: node.kind, spans: [] };
    nodes.set(node.name, known);
    known.spans.push(span);
    if (above === null) return;
    const key = `${above.from} ${node.name} ${above.kind}`;
    const edge = edges.get(key) ?? { ...above, to: node.name, spans: [] };
    edges.set(key, edge);
    edge.spans.push(span);
  };
  for (const span of spans) {
    const above = services.get(`${span.traceId}${span.parentId}`);
    if (span.engine !== null)
      add(span, { name: span.engine, kind: "engine" }, { from: span.service, kind: "statement" });
    else if (above !== undefined && above.service !== span.service)
      add(span, { name: span.service, kind: "service" }, { from: above.service, kind: kindOf(span) });
    else if (span.kind === "consumer" && above !== undefined)
      add(span, { name: span.service, kind: "service" }, { from: above.service, kind: "job" });
    else if (span.kind === "server" || span.kind === "consumer" || span.parentId === null)
      add(span, { name: span.service, kind: "service" }, null);
  }
  return {
    ...{ since, until, sampling, isCut: spans.length >= SPANS },
    nodes: [...nodes].map(([name, { kind, spans: own }]) => ({ name, kind, ...figuresOf(own) })),
    edges: [...edges.values()].map(({ spans: own, ...edge }) => ({ ...edge, ...figuresOf(own) })),
  };
}

function kindOf({ kind }: Seen): ServiceEdge["kind"] {
  return kind === "consumer" ? "job" : "request";
}

/** Newest first, so that what is too much is the oldest. */
function read(database: DatabaseSync, since: number): readonly Seen[] {
  const sql = `SELECT traceId, spanId, parentId, service, kind, duration, error, engine
    FROM span WHERE start >= ? ORDER BY start DESC LIMIT ${SPANS}`;
  return database.prepare(sql).all(Math.floor(since * 1_000)) as unknown as Seen[];
}

function figuresOf(spans: readonly Seen[]): WorkFigures {
  const times = spans.map(({ duration }) => duration).sort((a, b) => a - b);
  const quantile = (share: number) => {
    const time = times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return time === undefined ? null : time / 1_000;
  };
  const errors = spans.filter(({ error }) => error !== null).length;
  return { requests: spans.length, errors, p50: quantile(0.5), p95: quantile(0.95) };
}
