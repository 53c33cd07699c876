import type { Metric } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthMetric(_: Metric): Part {
  return absent("not synthesized yet");
}
