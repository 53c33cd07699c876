/** Facts about a piece of work, under the names of OpenTelemetry's semantic conventions where they have one. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What a span is begun with. */
export interface SpanFacts {
  /** Few different ones: a route, never a path. */
  readonly name: string;
  readonly kind: "server" | "client" | "producer" | "consumer" | "internal";
  readonly attributes: Attributes;
}

/** A piece of work whose time is being taken. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  set(attributes: Attributes): void;
  rename(name: string): void;
  /** The work ended badly. */
  fail(error: unknown): void;
  end(): void;
}

/** The trace that some work belongs to, as it is handed on: recorded by a span, or known by its name only. */
export interface Trail {
  /** What the next process is told, as W3C Trace Context writes it. */
  readonly traceparent: string;
  /** Null where this trace was not chosen to be recorded. */
  readonly span: Span | null;
}

/** Begins spans; what OpenTelemetry's SDK is here for. */
export interface Tracer {
  /** Below a parent, which has decided whether it is recorded, or as the first of a trace. */
  begin(facts: SpanFacts, parent: Traceparent | null): Trail;
  /** Names of what `annotate` may add. */
  readonly context: readonly string[];
}

/** A `traceparent` header, taken apart. */
export interface Traceparent {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}
