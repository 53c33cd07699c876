import { logGroupName, type Metric, resourcesOf } from "@terrace/core/graph";
import { CfnMetricFilter } from "aws-cdk-lib/aws-logs";
import { differ, type SynthContext } from "./assembly/context.ts";
import { logicalId, nameOf, processesOf } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";

/** Dimensions that a filter can take from a line. */
const MOST_DIMENSIONS = 3;

const UNIT: Readonly<Record<Metric["unit"], string>> = {
  count: "Count",
  seconds: "Seconds",
  milliseconds: "Milliseconds",
  bytes: "Bytes",
  ratio: "None",
  money: "None",
};

/**
 * A measurement of the platform's own: every log line of a process that has the field is one value, together and by dimension.
 * A line is `{"<source>": 12.5, "<dimension>": "…"}` beside its usual fields. (BRQ-METR-01, STM-METR-01..04, CON-STM-12)
 */
export function synthMetric(metric: Metric, context: SynthContext): Part {
  if (metric.quotient !== null) return absent("worked out from two others where it is read");
  const groups = groupsOf(context);
  if (groups.length === 0) return absent("no process writes lines to read it from");
  const stack = stackFor(context, "observability");
  const dimensions = metric.dimensions.slice(0, MOST_DIMENSIONS);
  if (dimensions.length < metric.dimensions.length)
    differ(
      context,
      metric.id,
      `a filter of CloudWatch takes ${MOST_DIMENSIONS} dimensions from a line: ${metric.dimensions.slice(MOST_DIMENSIONS).join(", ")} stays in the line`,
    );
  const value = `$.${metric.source}`;
  const shape = {
    metricNamespace: metric.namespace,
    metricName: metric.name,
    metricValue: value,
    unit: UNIT[metric.unit],
  };
  for (const { id, name } of groups) {
    new CfnMetricFilter(stack, logicalId(metric.id, "From", nameOf(id)), {
      logGroupName: name,
      filterPattern: `{ ${value} = * }`,
      metricTransformations: [shape],
    });
    if (dimensions.length > 0)
      new CfnMetricFilter(stack, logicalId(metric.id, "By", "From", nameOf(id)), {
        logGroupName: name,
        filterPattern: `{ ${[metric.source, ...dimensions].map((field) => `($.${field} = *)`).join(" && ")} }`,
        metricTransformations: [{ ...shape, dimensions: dimensions.map((key) => ({ key, value: `$.${key}` })) }],
      });
  }
  return SYNTHESIZED;
}

/** Log groups that processes write to, each once. */
function groupsOf({ graph }: SynthContext): readonly { readonly id: string; readonly name: string }[] {
  const used = new Set(processesOf(graph).map(({ log }) => log));
  return resourcesOf(graph, "log")
    .filter(({ id }) => used.has(id))
    .map((log) => ({ id: log.id, name: logGroupName(log, graph) }));
}
