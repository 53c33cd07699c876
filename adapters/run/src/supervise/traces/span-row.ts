import type { TraceSpan } from "@terrace/core/report";

/** A span as it is kept. Times are whole microseconds, since the epoch where they are moments. */
export interface SpanRow {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly service: string;
  readonly instance: string | null;
  readonly name: string;
  readonly kind: TraceSpan["kind"];
  readonly start: number;
  readonly duration: number;
  readonly error: string | null;
  readonly attributes: TraceSpan["attributes"];
}

/** The id of the request that a span serves, as services and the edge write it. */
export function requestOf({ attributes }: Pick<SpanRow, "attributes">): string | null {
  const id = attributes["request.id"];
  return typeof id === "string" && id !== "" ? id : null;
}

/** Who is asked, by the attribute of OpenTelemetry's conventions that says it; they know none for stored objects. */
const ENGINES = ["db.system.name", "storage.system", "messaging.system"];

/** The engine that a span asks; null where it asks none. */
export function engineOf({ kind, attributes }: Pick<SpanRow, "kind" | "attributes">): string | null {
  const engine = ENGINES.map((name) => attributes[name]).find((value) => value !== undefined);
  return kind === "client" && typeof engine === "string" ? engine : null;
}
