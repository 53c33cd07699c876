import { type Dashboard, metricDefinition } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import { CfnDashboard } from "aws-cdk-lib/aws-cloudwatch";
import { differ, type SynthContext } from "./assembly/context.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { measure } from "./observe/measure.ts";
import { type Series, statisticName, type Watcher } from "./observe/measurement.ts";

/** Charts stand two in a row: CloudWatch counts 24 columns. */
const WIDTH = 12;
const HEIGHT = 6;
const PERIOD = 300;

/** A page of charts in CloudWatch. (BRQ-METR-06, DFZ-METR-05, ATL-METR-02) */
export function synthDashboard(dashboard: Dashboard, context: SynthContext): Part {
  const stack = stackFor(context, "observability");
  const widgets = dashboard.charts.map((chart, index) => ({
    type: "metric",
    x: (index % 2) * WIDTH,
    y: Math.floor(index / 2) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title: chart.title,
      view: "timeSeries",
      region: regionOf(chart, context),
      period: PERIOD,
      metrics: linesOf(dashboard, chart, context),
    },
  }));
  new CfnDashboard(stack, logicalId(dashboard.id), {
    dashboardName: physicalName(context.graph, nameOf(dashboard.id), 255),
    dashboardBody: stack.toJsonString({ widgets }),
  });
  return SYNTHESIZED;
}

type Chart = Dashboard["charts"][number];

/** Content delivery and the bill are measured in us-east-1 only. */
function regionOf({ of, metrics }: Chart, { graph }: SynthContext): string {
  const kind = graph.resources.find(({ id }) => id === of)?.kind;
  return kind === "edge" || metrics.includes("cost") ? "us-east-1" : Aws.REGION;
}

/** Lines of a chart; those that are worked out hide what they are worked out from. */
function linesOf(dashboard: Dashboard, { of, metrics, title }: Chart, context: SynthContext): readonly unknown[] {
  return metrics.flatMap((metric, index) => {
    const statistic = metricDefinition(metric)?.statistic ?? "average";
    const watcher: Watcher = { stack: stackFor(context, "observability"), context, statistic };
    const found = measure(metric, of, watcher);
    if (found === null) {
      differ(context, dashboard.id, `"${title}" has no ${metric}: AWS does not measure it of ${of ?? "the platform"}`);
      return [];
    }
    const { series, expression } = found;
    const prefix = `s${index + 1}x`;
    const line = (one: Series, options: object): readonly unknown[] => [
      one.namespace,
      one.metricName,
      ...Object.entries(one.dimensions).flat(),
      {
        stat: one.stat ?? statisticName(statistic),
        ...(one.period === undefined ? {} : { period: one.period }),
        ...options,
      },
    ];
    if (expression === null) return series.map((one) => line(one, { label: metric }));
    const worked = expression
      .replace(/METRICS\(\)/g, `[${series.map((_, at) => `m${at + 1}`).join(", ")}]`)
      .replace(/\bm(\d+)\b/g, (_, at) => `${prefix}${at}`);
    return [
      ...series.map((one, at) => line(one, { id: `${prefix}${at + 1}`, visible: false })),
      [{ expression: worked, label: metric, id: `line${index + 1}` }],
    ];
  });
}
