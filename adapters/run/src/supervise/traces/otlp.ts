import type { TraceSpan } from "@terrace/core/report";
import type { SpanRow } from "./span-row.ts";

/** What OTLP's JSON says of spans, as far as it is kept: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
interface Export {
  readonly resourceSpans?: readonly {
    readonly resource?: { readonly attributes?: readonly Pair[] };
    readonly scopeSpans?: readonly { readonly spans?: readonly OtlpSpan[] }[];
  }[];
}

interface OtlpSpan {
  readonly traceId?: unknown;
  readonly spanId?: unknown;
  readonly parentSpanId?: unknown;
  readonly name?: unknown;
  readonly kind?: unknown;
  readonly startTimeUnixNano?: unknown;
  readonly endTimeUnixNano?: unknown;
  readonly attributes?: readonly Pair[];
  readonly status?: { readonly code?: unknown; readonly message?: unknown };
  readonly events?: readonly { readonly name?: unknown; readonly attributes?: readonly Pair[] }[];
}

interface Pair {
  readonly key?: unknown;
  readonly value?: Readonly<Record<string, unknown>>;
}

const KINDS: readonly TraceSpan["kind"][] = ["internal", "internal", "server", "client", "producer", "consumer"];
const FAILED = 2;

/** What was read of an export, and how many spans of it were not well formed. */
export interface ReadExport {
  readonly spans: readonly SpanRow[];
  readonly refused: number;
}

/** Reads an export. Throws a `SyntaxError` when it is none. */
export function readExport(text: string): ReadExport {
  const { resourceSpans = [] } = (JSON.parse(text) ?? {}) as Export;
  if (!Array.isArray(resourceSpans)) throw new SyntaxError("resourceSpans is not a list");
  const spans: SpanRow[] = [];
  let refused = 0;
  for (const { resource, scopeSpans = [] } of resourceSpans) {
    const facts = attributesOf(resource?.attributes);
    for (const scope of scopeSpans) {
      for (const span of scope.spans ?? []) {
        const row = rowOf(span, facts);
        if (row === null) refused++;
        else spans.push(row);
      }
    }
  }
  return { spans, refused };
}

function rowOf(span: OtlpSpan, resource: SpanRow["attributes"]): SpanRow | null {
  const [traceId, spanId] = [idOf(span.traceId, 32), idOf(span.spanId, 16)];
  const [start, end] = [microseconds(span.startTimeUnixNano), microseconds(span.endTimeUnixNano)];
  if (traceId === null || spanId === null || start === null || end === null) return null;
  const instance = resource["service.instance.id"];
  return {
    ...{ traceId, spanId, parentId: idOf(span.parentSpanId, 16) },
    service: String(resource["service.name"] ?? "unknown"),
    instance: instance === undefined ? null : String(instance),
    name: String(span.name ?? "unnamed"),
    kind: KINDS[Number(span.kind ?? 0)] ?? "internal",
    ...{ start, duration: Math.max(0, end - start) },
    error: span.status?.code === FAILED ? reasonOf(span) : null,
    attributes: attributesOf(span.attributes),
  };
}

function reasonOf({ status, events = [] }: OtlpSpan): string {
  const exception = events.find(({ name }) => name === "exception");
  const message = attributesOf(exception?.attributes)["exception.message"];
  return String(message ?? status?.message ?? "") || "failed";
}

function idOf(value: unknown, digits: number): string | null {
  if (typeof value !== "string" || value.length !== digits || /^0*$/.test(value)) return null;
  return /^[0-9a-f]+$/i.test(value) ? value.toLowerCase() : null;
}

/** Nanoseconds are more than a number can count: their last three digits go. */
function microseconds(value: unknown): number | null {
  const text = String(value ?? "");
  return /^\d{4,20}$/.test(text) ? Number(text.slice(0, -3)) : null;
}

function attributesOf(pairs: readonly Pair[] = []): Record<string, string | number | boolean> {
  const known = pairs.flatMap(({ key, value }) => {
    const plain = plainOf(value);
    return typeof key === "string" && plain !== null ? [[key, plain] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Lists and maps are kept as their JSON. */
function plainOf(value: Pair["value"]): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if ("stringValue" in value) return String(value.stringValue);
  if ("intValue" in value) return Number(value.intValue);
  if ("doubleValue" in value) return Number(value.doubleValue);
  if ("boolValue" in value) return value.boolValue === true;
  return JSON.stringify(value);
}
