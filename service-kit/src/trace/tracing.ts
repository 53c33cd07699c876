import { AsyncLocalStorage } from "node:async_hooks";
import type { Attributes, Span, SpanFacts, Tracer, Trail } from "./span.ts";
import { readTraceparent } from "./traceparent.ts";

/**
 * The seams' side of tracing. Until a tracer is used, each of these functions returns at once: a process that sends no traces
 * loads nothing of OpenTelemetry and pays a comparison for each piece of work.
 */
let tracer: Tracer | null = null;

const trails = new AsyncLocalStorage<Trail | null>();

/** Traces from now on; null to stop. */
export function useTracer(next: Tracer | null): void {
  tracer = next;
}

/** The trace of the work that is under way. */
export function currentTrail(): Trail | null {
  return tracer === null ? null : (trails.getStore() ?? null);
}

/** Whether a span begun now would be kept. For seams that are passed often: what they would say need not be put together otherwise. */
export function isRecording(): boolean {
  return tracer !== null && trails.getStore()?.span != null;
}

/** Begins a span below the work that is under way; null where that is not recorded. */
export function beginSpan(facts: SpanFacts): Span | null {
  const parent = currentTrail()?.span ?? null;
  if (tracer === null || parent === null) return null;
  return tracer.begin(facts, { ...parent, isSampled: true }).span;
}

/**
 * Takes up the trace of work that comes from elsewhere, or begins one. What the first said about recording holds for all:
 * where it said no, nothing is made here but the name that goes on. Null without a tracer.
 */
export function takeUpTrail(header: unknown, facts: () => SpanFacts): Trail | null {
  if (tracer === null) return null;
  const parent = readTraceparent(header);
  if (parent !== null && !parent.isSampled) return { traceparent: String(header), span: null };
  return tracer.begin(facts(), parent);
}

/** Does work as part of a trace, with everything that it sets going. */
export function follow<Result>(trail: Trail, work: () => Result): Result {
  return trails.run(trail, work);
}

/** The rest of what is under way is part of a trace, or of none. For whoever is only told of work, and does not do it. */
export function enter(trail: Trail | null): void {
  trails.enterWith(trail);
}

/** Does work as a span of its own, where it is recorded. */
export async function traced<Result>(facts: SpanFacts, work: () => Promise<Result>): Promise<Result> {
  const parent = currentTrail()?.span ?? null;
  if (tracer === null || parent === null) return work();
  const trail = tracer.begin(facts, { ...parent, isSampled: true });
  return finish(trail, work);
}

/** Does the work of a trail, and ends its span with it. */
export async function finish<Result>(trail: Trail, work: () => Promise<Result>): Promise<Result> {
  try {
    return await follow(trail, work);
  } catch (error) {
    trail.span?.fail(error);
    throw error;
  } finally {
    trail.span?.end();
  }
}

/** Adds what the platform wants to know of its traces, such as whose request it is; what it did not ask for is left out. */
export function annotate(attributes: Attributes): void {
  const span = currentTrail()?.span;
  if (tracer === null || span == null) return;
  const { context } = tracer;
  span.set(Object.fromEntries(Object.entries(attributes).filter(([name]) => context.includes(name))));
}

/** Fields of a log line that lead to the trace it belongs to; none where nothing is recorded. */
export function traceFields(): Record<string, string> {
  const span = currentTrail()?.span;
  return span == null ? {} : { traceId: span.traceId, spanId: span.spanId };
}
