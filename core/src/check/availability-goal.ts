import type { Graph } from "../graph/index.ts";

/** What AWS promises for what stands in one zone, a single instance. Source: Amazon Compute Service Level Agreement. */
const ONE_ZONE = 0.995;

/** Whether a graph promises more than one zone can keep. */
export function needsSecondZone({ objectives }: Graph): boolean {
  return objectives.availability !== null && objectives.availability > ONE_ZONE;
}
