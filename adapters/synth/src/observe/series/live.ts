import type { Live } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { fact } from "../../assembly/facts.ts";
import { streamNames } from "../../live/names.ts";
import { type Measurement, type Series, type Watcher, worked } from "../measurement.ts";

/** CloudWatch works out ten series at most. */
const MOST = 10;

/** Streams on air: encoders to which somebody sends. (DFZ-METR-03) */
export function liveSeries(live: Live, metric: string, { stack, context }: Watcher): Measurement | null {
  if (metric !== "live-streams") return null;
  const encoders = Fn.split(",", fact(stack, live.id, "encoders", context));
  const series = streamNames(live)
    .slice(0, MOST)
    .map((_, index): Series => {
      const id = Fn.select(6, Fn.split(":", Fn.select(index, encoders)));
      return { namespace: "AWS/MediaLive", metricName: "NetworkIn", dimensions: { ChannelId: id, Pipeline: "0" } };
    });
  return worked(series.map((_, index) => `IF(FILL(m${index + 1}, 0) > 0, 1, 0)`).join(" + "), series);
}
