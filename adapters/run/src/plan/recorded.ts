import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { Ratio } from "@terrace/core/units";
import { type PlanContext, portOf } from "./context.ts";
import { nameOf, type ProcessResource } from "./name.ts";
import { urlOf } from "./output.ts";

/** The name of the process and port of the server that keeps traces. */
export const COLLECTOR = "collector";

/** Share of the requests whose traces are recorded; null where the platform traces nothing. */
export function samplingOf(graph: Graph): Ratio | null {
  return resourcesOf(graph, "tracing")[0]?.sampling ?? null;
}

/**
 * What a task is told about traces, in OpenTelemetry's own words. The edge decides which requests are recorded and everybody behind it follows;
 * the share is for what begins without one, such as a job on a schedule. (BRQ-TRACE-01, BRQ-TRACE-02, CON-ALL-07)
 */
export function traceEnvironment(
  task: string,
  resource: ProcessResource,
  context: PlanContext,
): Readonly<Record<string, string>> {
  const [tracing] = resourcesOf(context.graph, "tracing");
  if (tracing === undefined) return {};
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(portOf(context, COLLECTOR, tracing.id)),
    OTEL_SERVICE_NAME: nameOf(resource.id),
    OTEL_RESOURCE_ATTRIBUTES: `service.instance.id=${task}`,
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: String(tracing.sampling),
    TRACE_CONTEXT: tracing.context.join(","),
  };
}
