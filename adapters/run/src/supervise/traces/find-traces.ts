import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Trace, TraceSpan, TraceSummary } from "@terrace/core/report";
import type { SpanRow } from "./span-row.ts";

/** Which traces are asked for; what is null does not matter. Moments and durations are milliseconds. */
export interface TraceQuery {
  readonly service: string | null;
  readonly minDuration: number | null;
  readonly error: boolean;
  readonly since: number | null;
  readonly until: number | null;
  /** The id of a request, or how it begins. */
  readonly request: string | null;
  readonly limit: number;
}

/** The traces that are asked for, newest first. */
export function findTraces(database: DatabaseSync, query: TraceQuery): readonly TraceSummary[] {
  const conditions: [string, SQLInputValue][] = [];
  if (query.service !== null)
    conditions.push([
      "EXISTS (SELECT 1 FROM span WHERE span.traceId = trace.traceId AND span.service = ?)",
      query.service,
    ]);
  if (query.minDuration !== null) conditions.push(["duration >= ?", query.minDuration * 1_000]);
  if (query.error) conditions.push(["isError = ?", 1]);
  if (query.since !== null) conditions.push(["start >= ?", query.since * 1_000]);
  if (query.until !== null) conditions.push(["start <= ?", query.until * 1_000]);
  if (query.request !== null) {
    // As the index reads it: everything between the beginning and what would come right behind it.
    conditions.push(["request >= ?", query.request], ["request < ?", `${query.request}\u{10ffff}`]);
  }
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.map(([text]) => text).join(" AND ")}`;
  const rows = database
    .prepare(`SELECT * FROM trace ${where} ORDER BY start DESC LIMIT ?`)
    .all(...conditions.map(([, value]) => value), query.limit);
  const services = database.prepare("SELECT DISTINCT service FROM span WHERE traceId = ? ORDER BY service");
  return rows.map((row) => ({
    traceId: String(row.traceId),
    start: Number(row.start) / 1_000,
    duration: Number(row.duration) / 1_000,
    total: (Number(row.until) - Number(row.start)) / 1_000,
    service: String(row.service),
    name: String(row.name),
    services: services.all(String(row.traceId)).map(({ service }) => String(service)),
    spans: Number(row.spans),
    isError: row.isError === 1,
    request: row.request === null ? null : String(row.request),
  }));
}

/** A whole trace by its id, or by its beginning where only one begins so; null without. */
export function findTrace(database: DatabaseSync, id: string): Trace | null {
  const found = database
    .prepare("SELECT traceId FROM trace WHERE traceId >= ? AND traceId < ? LIMIT 2")
    .all(id, `${id}g`);
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const traceId = String(only.traceId);
  const rows = database.prepare("SELECT * FROM span WHERE traceId = ? ORDER BY start, spanId").all(traceId);
  return { traceId, spans: topDown(rows.map((row) => spanOf(row as unknown as StoredSpan))) };
}

/** In the order in which they began; of those that began at once, whoever stands above first. */
function topDown(spans: readonly TraceSpan[]): readonly TraceSpan[] {
  const parents = new Map(spans.map(({ spanId, parentId }) => [spanId, parentId]));
  const depthOf = (id: string | null, depth = 0): number =>
    id === null || depth > spans.length ? depth : depthOf(parents.get(id) ?? null, depth + 1);
  return spans.toSorted((a, b) => a.start - b.start || depthOf(a.spanId) - depthOf(b.spanId));
}

type StoredSpan = Omit<SpanRow, "attributes"> & { readonly attributes: string; readonly engine: string | null };

function spanOf({ traceId: _, engine: __, ...row }: StoredSpan): TraceSpan {
  return {
    ...row,
    ...{ start: row.start / 1_000, duration: row.duration / 1_000 },
    attributes: JSON.parse(row.attributes) as TraceSpan["attributes"],
  };
}
