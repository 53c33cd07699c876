import { type Static, Type } from "typebox";

/** Variables of tracing, by the names that OpenTelemetry gave them. Without an endpoint nothing is traced. */
export const traceConfig = {
  /** Where spans are sent, by OTLP over HTTP as JSON, to `/v1/traces` below it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(Type.String({ pattern: "^https?://" })),
  /** The service as traces call it; its own name when absent. */
  OTEL_SERVICE_NAME: Type.Optional(Type.String()),
  /** More about this process: `service.instance.id=videos-1,…`. */
  OTEL_RESOURCE_ATTRIBUTES: Type.String({ default: "" }),
  OTEL_SDK_DISABLED: Type.Boolean({ default: false }),
  OTEL_TRACES_SAMPLER: Type.Enum(
    [
      "always_on",
      "always_off",
      "traceidratio",
      "parentbased_always_on",
      "parentbased_always_off",
      "parentbased_traceidratio",
    ],
    { default: "parentbased_always_on" },
  ),
  /** Share of the traces that are recorded, for the samplers that ask for one. */
  OTEL_TRACES_SAMPLER_ARG: Type.Number({ minimum: 0, maximum: 1, default: 1 }),
  /** Names of what is added to spans beside the standard attributes, comma separated (BRQ-TRACE-02). */
  TRACE_CONTEXT: Type.String({ default: "" }),
};

const TraceConfig = Type.Object(traceConfig);
export type TraceConfig = Static<typeof TraceConfig>;

/** Whether this process is to send traces. */
export function isTraced(config: TraceConfig): boolean {
  return config.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && !config.OTEL_SDK_DISABLED;
}
