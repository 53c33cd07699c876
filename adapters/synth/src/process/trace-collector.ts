import type { Tracing } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import type { CfnTaskDefinition } from "aws-cdk-lib/aws-ecs";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf, type ProcessResource } from "../assembly/name.ts";
import { logGroupOf } from "./log-group.ts";

/** AWS's distribution of OpenTelemetry's collector: https://github.com/aws-observability/aws-otel-collector/releases */
const IMAGE = "public.ecr.aws/aws-observability/aws-otel-collector:v0.48.0";

const PORT = 4_318;

/** It may have no more of the task's memory, in MiB: one that wants more ends, and the task goes on. */
const MEMORY = 256;

/** What a task is told about traces, in OpenTelemetry's words. No edge draws in front of it: the first service that a request reaches does. (CON-ALL-07, CON-ALL-14) */
export function traceEnvironment(
  traced: ProcessResource,
  { graph }: SynthContext,
): readonly { readonly name: string; readonly value: string }[] {
  const [tracing] = resourcesOf(graph, "tracing");
  if (tracing === undefined || tracing.exporter === "local") return [];
  const variables = {
    ...(tracing.exporter === "x-ray" ? { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${PORT}` } : {}),
    OTEL_SERVICE_NAME: nameOf(traced.id),
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: String(tracing.sampling),
    TRACE_CONTEXT: tracing.context.join(","),
  };
  const own = Object.keys(traced.env);
  return Object.entries(variables).flatMap(([name, value]) => (own.includes(name) ? [] : [{ name, value }]));
}

/** The container beside a task's own that takes its spans and signs them for X-Ray with the role of the task, which the task's exporter cannot. */
export function traceCollector(
  traced: ProcessResource,
  context: SynthContext,
): readonly CfnTaskDefinition.ContainerDefinitionProperty[] {
  const [tracing] = resourcesOf(context.graph, "tracing");
  if (tracing?.exporter !== "x-ray") return [];
  const name = `${nameOf(traced.id)}-traces`;
  return [
    {
      name,
      image: IMAGE,
      essential: false,
      memory: MEMORY,
      readonlyRootFilesystem: false,
      environment: [{ name: "AOT_CONFIG_CONTENT", value: configuration(tracing) }],
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": logGroupOf(traced, context),
          "awslogs-region": Aws.REGION,
          "awslogs-stream-prefix": name,
        },
      },
    },
  ];
}

/** What the spec adds to traces can be searched by; X-Ray indexes up to 50 annotations of a trace. JSON is YAML. */
function configuration({ context }: Tracing): string {
  return JSON.stringify({
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${PORT}` } } } },
    processors: { batch: { timeout: "1s", send_batch_size: 50 } },
    exporters: { awsxray: { indexed_attributes: ["request.id", ...context] } },
    service: { pipelines: { traces: { receivers: ["otlp"], processors: ["batch"], exporters: ["awsxray"] } } },
  });
}
