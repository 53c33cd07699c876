import type { Milliseconds, Ratio } from "../units/index.ts";

/** One recorded trace in a line: what was asked, and what came of it. */
export interface TraceSummary {
  readonly traceId: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** How long whoever asked had to wait: the time of its first span. */
  readonly duration: Milliseconds;
  /** From its first moment to the last, with the jobs that it set going. */
  readonly total: Milliseconds;
  /** Who was asked first, and what. */
  readonly service: string;
  readonly name: string;
  /** Everybody who took part, in the order of the alphabet. */
  readonly services: readonly string[];
  readonly spans: number;
  readonly isError: boolean;
  /** The id of the request that began it; null where a job did. */
  readonly request: string | null;
}

/** Recorded traces, newest first, and what is known of those that are missing. */
export interface TraceList {
  readonly traces: readonly TraceSummary[];
  /** Share of the requests that is recorded. */
  readonly sampling: Ratio;
  /** Spans that the collector could not keep since it was started. */
  readonly dropped: number;
}

/** A piece of work within a trace. */
export interface TraceSpan {
  readonly spanId: string;
  /** Null for the first, and where the one above it was not recorded. */
  readonly parentId: string | null;
  readonly service: string;
  /** The task that did it; null where it did not say. */
  readonly instance: string | null;
  readonly name: string;
  readonly kind: "internal" | "server" | "client" | "producer" | "consumer";
  /** Milliseconds since the epoch, with their fractions. */
  readonly start: number;
  readonly duration: Milliseconds;
  /** Why it ended badly; null where it did not. */
  readonly error: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** A whole trace, its spans in the order in which they began. */
export interface Trace {
  readonly traceId: string;
  readonly spans: readonly TraceSpan[];
}

/** Who asks whom, by the traces of a span of time. Counts are of what was recorded: a share of all. */
export interface ServiceMap {
  readonly since: number;
  readonly until: number;
  readonly sampling: Ratio;
  readonly nodes: readonly ServiceNode[];
  readonly edges: readonly ServiceEdge[];
  /** True when there was more than could be looked at: the oldest was left out. */
  readonly isCut: boolean;
}

/** A service, or an engine that it asks. */
export interface ServiceNode extends WorkFigures {
  readonly name: string;
  readonly kind: "service" | "engine";
}

/** Who asks whom, as traces have shown it, not as the spec says. */
export interface ServiceEdge extends WorkFigures {
  readonly from: string;
  readonly to: string;
  /** `job` where it was asked through a queue. */
  readonly kind: "request" | "job" | "statement";
}

/** Times in milliseconds; null without any. */
export interface WorkFigures {
  readonly requests: number;
  readonly errors: number;
  readonly p50: Milliseconds | null;
  readonly p95: Milliseconds | null;
}
