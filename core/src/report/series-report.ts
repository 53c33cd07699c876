import type { MetricDefinition, ResourceId } from "../graph/index.ts";
import type { Milliseconds } from "../units/index.ts";
import type { MetricSeries } from "./advice.ts";

/** A metric of a running platform over time: what a chart draws. */
export interface SeriesReport {
  readonly metric: string;
  /** Null for the whole platform. */
  readonly of: ResourceId | null;
  readonly unit: MetricDefinition["unit"] | "seconds";
  readonly statistic: MetricDefinition["statistic"];
  readonly step: Milliseconds;
  /** Why nothing here measures it; null where something does. */
  readonly lacks: string | null;
  /** One for each step that has a figure, at its end, oldest first. */
  readonly samples: MetricSeries["samples"];
}
