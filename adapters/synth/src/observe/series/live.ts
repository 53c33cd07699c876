import type { Live } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { differ } from "../../assembly/context.ts";
import { fact } from "../../assembly/facts.ts";
import { streamNames } from "../../live/names.ts";
import { type Measurement, type Series, type Watcher, worked } from "../measurement.ts";

/** CloudWatch works out ten series at most. */
const MOST = 10;

/** Streams on air: encoders to which somebody sends, by one of their pipelines at least. (DFZ-METR-03) */
export function liveSeries(live: Live, metric: string, { stack, context }: Watcher): Measurement | null {
  if (metric !== "live-streams") return null;
  const pipelines = live.redundant ? ["0", "1"] : ["0"];
  if (live.channels * pipelines.length > MOST) {
    differ(context, live.id, `streams on air are not counted: CloudWatch takes ${MOST} series for one figure`);
    return null;
  }
  const encoders = Fn.split(",", fact({ stack, context }, live.id, "encoders"));
  const series = streamNames(live).flatMap((_, index) => {
    const id = Fn.select(6, Fn.split(":", Fn.select(index, encoders)));
    return pipelines.map(
      (pipeline): Series => ({
        namespace: "AWS/MediaLive",
        metricName: "NetworkIn",
        dimensions: { ChannelId: id, Pipeline: pipeline },
      }),
    );
  });
  return worked(
    streamNames(live)
      .map((_, index) => onAir(index, pipelines.length))
      .join(" + "),
    series,
  );
}

function onAir(stream: number, pipelines: number): string {
  const arriving = Array.from({ length: pipelines }, (_, index) => `FILL(m${stream * pipelines + index + 1}, 0)`);
  return `IF(${arriving.join(" + ")} > 0, 1, 0)`;
}
