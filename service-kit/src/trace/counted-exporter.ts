import type { SpanExporter } from "@opentelemetry/sdk-trace";
import { Counter } from "../metrics/index.ts";
import type { TracingContext } from "./tracing-context.ts";

/** An exporter that counts what it sent and lost, and says once when the collector is away and once when it is back. */
export function countedExporter(exporter: SpanExporter, { metrics, log }: TracingContext): SpanExporter {
  const spans =
    metrics === null
      ? null
      : new Counter({
          name: "trace_spans_total",
          help: "Spans that the collector took, and that were lost because it did not.",
          labelNames: ["outcome"] as const,
          registers: [metrics.registry],
        });
  let isLost = false;
  return {
    export(batch, done) {
      exporter.export(batch, (result) => {
        const isTaken = result.code === 0;
        spans?.inc({ outcome: isTaken ? "sent" : "lost" }, batch.length);
        if (!isTaken && !isLost) log.warn({ error: result.error }, "traces cannot be sent; spans are lost");
        if (isTaken && isLost) log.info({}, "traces are sent again");
        isLost = !isTaken;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
