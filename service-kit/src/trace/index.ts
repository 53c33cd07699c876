export { isTraced, type TraceConfig, traceConfig } from "./config.ts";
export type { Attributes, Span, SpanFacts, Tracer, Trail } from "./span.ts";
export { startTracing } from "./start-tracing.ts";
export { type RouteOf, traceServer } from "./trace-server.ts";
export { traceSite } from "./trace-site.ts";
export { readTraceparent, writeTraceparent } from "./traceparent.ts";
export {
  annotate,
  beginSpan,
  currentTrail,
  finish,
  follow,
  isRecording,
  takeUpTrail,
  traced,
  traceFields,
  useTracer,
} from "./tracing.ts";
export type { RunningTracing, TracingContext } from "./tracing-context.ts";
