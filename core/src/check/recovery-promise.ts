import type { Graph, RecoveryObjective } from "../graph/index.ts";

/** What is promised for the loss of something, if a figure is. */
export function recoveryPromise(
  { objectives }: Graph,
  failure: RecoveryObjective["failure"],
): RecoveryObjective | undefined {
  return objectives.recovery.find((promise) => promise.failure === failure && (promise.rto ?? promise.rpo) !== null);
}
