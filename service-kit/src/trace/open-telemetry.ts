import { setTimeout as sleep } from "node:timers/promises";
import { type Span as OtelSpan, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { TraceConfig } from "./config.ts";
import { countedExporter } from "./counted-exporter.ts";
import { traceFetch } from "./fetch-spans.ts";
import { samplerOf } from "./sampler.ts";
import type { Span, Tracer } from "./span.ts";
import { writeTraceparent } from "./traceparent.ts";
import { useTracer } from "./tracing.ts";
import type { RunningTracing, TracingContext } from "./tracing-context.ts";

/** Milliseconds until spans are sent together: soon enough for a person who looks for what just happened. */
const SEND_EVERY = 1_000;

/** How long a batch is tried, and how long a process that ends waits for its last one, in milliseconds. */
const PATIENCE = 3_000;
const LAST_WORDS = 1_000;

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Sets up OpenTelemetry's SDK and gives the seams its tracer. */
export function openTelemetry(config: TraceConfig, context: TracingContext): Pick<RunningTracing, "close"> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, "");
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: PATIENCE });
  const provider = new TracerProvider({
    sampler: samplerOf(config),
    resource: resourceFromAttributes({
      ...pairsOf(config.OTEL_RESOURCE_ATTRIBUTES),
      "service.name": config.OTEL_SERVICE_NAME ?? context.service,
      "service.version": context.version,
      "deployment.environment.name": context.environment,
    }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: countedExporter(exporter, context), scheduledDelayMillis: SEND_EVERY }),
    ],
  });
  useTracer(tracerOf(provider, config));
  const stopFetch = traceFetch();
  return {
    async close() {
      stopFetch();
      useTracer(null);
      // What cannot be sent any more is counted as lost.
      await Promise.race([provider.shutdown().catch(() => undefined), sleep(LAST_WORDS, undefined, { ref: false })]);
    },
  };
}

function tracerOf(provider: TracerProvider, { TRACE_CONTEXT }: TraceConfig): Tracer {
  const own = provider.getTracer("@terrace/service-kit");
  return {
    context: TRACE_CONTEXT.split(",").filter((name) => name !== ""),
    begin({ name, kind, attributes }, parent) {
      const above =
        parent === null
          ? ROOT_CONTEXT
          : trace.setSpanContext(ROOT_CONTEXT, {
              traceId: parent.traceId,
              spanId: parent.spanId,
              traceFlags: parent.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
            });
      const span = own.startSpan(name, { kind: KINDS[kind], attributes: { ...attributes } }, above);
      const { traceId, spanId } = span.spanContext();
      const isSampled = span.isRecording();
      return {
        traceparent: writeTraceparent({ traceId, spanId, isSampled }),
        span: isSampled ? spanOf(span) : null,
      };
    },
  };
}

function spanOf(span: OtelSpan): Span {
  const { traceId, spanId } = span.spanContext();
  return {
    ...{ traceId, spanId },
    set: (attributes) => void span.setAttributes({ ...attributes }),
    rename: (name) => void span.updateName(name),
    fail(error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      span.setStatus({ code: SpanStatusCode.ERROR, message: cause.message });
      span.recordException(cause);
    },
    end: () => span.end(),
  };
}

/** `a=b,c=d`, percent-encoded as OpenTelemetry says. */
function pairsOf(text: string): Record<string, string> {
  const pairs = text.split(",").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]];
  });
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
