import { isTraced, type TraceConfig } from "./config.ts";
import type { RunningTracing, TracingContext } from "./tracing-context.ts";

/**
 * Starts tracing where the environment says where to. OpenTelemetry is loaded meanwhile, so that no start waits for it: what happens
 * before it is there is not traced. A service goes on without traces when that fails.
 */
export function startTracing(config: TraceConfig, context: TracingContext): RunningTracing {
  if (!isTraced(config)) return { started: Promise.resolve(), close: async () => undefined };
  const started = import("./open-telemetry.ts")
    .then(({ openTelemetry }) => openTelemetry(config, context))
    .catch((error: unknown) => {
      context.log.warn({ error }, "traces cannot be sent");
      return null;
    });
  return { started, close: async () => (await started)?.close() };
}
