import type { Tracing } from "@terrace/core/graph";
import { CfnSamplingRule } from "aws-cdk-lib/aws-xray";
import { differ, type SynthContext } from "./assembly/context.ts";
import { logicalId, physicalName } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";

/** X-Ray takes names of rules of at most so many characters. */
const LONGEST_NAME = 32;

/** The share of the requests that X-Ray's own samplers record. Tasks draw by themselves and send by OpenTelemetry: `trace-collector.ts`. (STM-TRACE-01, ATL-TRACE-01, DFZ-TRACE-01, CON-ALL-14) */
export function synthTracing(tracing: Tracing, context: SynthContext): Part {
  if (tracing.exporter === "elastic-apm")
    return absent(
      "tasks send to the Elastic server that OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS of their environment name, and none without them; AWS has no part in it",
    );
  if (tracing.exporter === "local") return absent("traces stay with the task that made them");
  const stack = stackFor(context, "services");
  new CfnSamplingRule(stack, logicalId(tracing.id), {
    samplingRule: {
      ruleName: physicalName(context.graph, "traces", LONGEST_NAME),
      priority: 100,
      fixedRate: tracing.sampling,
      reservoirSize: 0,
      serviceName: "*",
      serviceType: "*",
      host: "*",
      httpMethod: "*",
      urlPath: "*",
      resourceArn: "*",
      version: 1,
    },
  });
  differ(
    context,
    tracing.id,
    "a collector beside each task takes its spans by OTLP and gives them to X-Ray, because the X-Ray daemon is no longer maintained; services draw the share themselves, edge, balancer and jobs on a schedule have no spans, and the sampling rule is for what asks X-Ray",
  );
  return SYNTHESIZED;
}
