import type { LoadScenario } from "../graph/index.ts";

/** Arrivals a second of a load that says them: at most, and as the mean of all its stages; undefined where users come and go instead. */
export function loadRate({
  shape,
  start,
  stages,
}: LoadScenario): { readonly most: number; readonly mean: number } | undefined {
  const length = stages.reduce((sum, stage) => sum + stage.for, 0);
  if (shape !== "ramping-rate" || length === 0) return undefined;
  const arrivals = stages.reduce((sum, stage, index) => {
    const from = stages[index - 1]?.to ?? start;
    return sum + ((from + stage.to) / 2) * stage.for;
  }, 0);
  return { most: Math.max(start, ...stages.map(({ to }) => to)), mean: arrivals / length };
}
